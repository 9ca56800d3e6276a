using System.Text.Json;
using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Evolution.Applying;

/// <summary>Changes of tables and indexes, each of which waits until the service is done with it. Each may be repeated: what is there already is left.</summary>
/// <param name="backend">The endpoint.</param>
/// <param name="time">The clock.</param>
/// <param name="areOthers">Whether all tables but the ledger are others' to change.</param>
internal sealed class TableChanges(IBackend backend, TimeProvider time, bool areOthers)
{
    private readonly TableReader _reader = new(backend);

    public async Task CreateAsync(PhysicalTable table, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(table.Name, cancellationToken).ConfigureAwait(false))
            await SendAsync("CreateTable", RequestBody.Build(table, TableDefinitionBody.WriteCreation), [ErrorCodes.ResourceInUse], cancellationToken).ConfigureAwait(false);
        await SettledAsync(table.Name, cancellationToken).ConfigureAwait(false);
        if (table.TimeToLive is { } attribute)
            await SetExpiryAsync(table.Name, attribute, isEnabled: true, cancellationToken).ConfigureAwait(false);
    }

    public async Task DropAsync(LiveTable table, CancellationToken cancellationToken)
    {
        var name = table.Definition.Name;
        await SettledAsync(name, cancellationToken).ConfigureAwait(false);
        await KeepRecoverableAsync(name, cancellationToken).ConfigureAwait(false);
        if (table.IsProtected == true)
            await SetProtectionAsync(name, isOn: false, cancellationToken).ConfigureAwait(false);
        await SendAsync("DeleteTable", Named(name), [ErrorCodes.ResourceNotFound], cancellationToken).ConfigureAwait(false);
        await IsThereAsync(name, cancellationToken).ConfigureAwait(false);
    }

    public async Task CreateIndexAsync(PhysicalTable table, IndexSchema index, CancellationToken cancellationToken)
    {
        var live = await SettledAsync(table.Name, cancellationToken).ConfigureAwait(false);
        if (live.Definition.Indexes.Any(other => other.Name == index.Name && Definitions.AreSame(table, index, live.Definition, other)))
            return;
        await SendAsync("UpdateTable", RequestBody.Build((table, index, live), static (writer, added) => TableDefinitionBody.WriteIndexCreation(writer, added.table, added.index, CapacityOf(added.table, added.live))), [], cancellationToken).ConfigureAwait(false);
        await SettledAsync(table.Name, cancellationToken).ConfigureAwait(false);
    }

    // An index of a provisioned table needs capacity of its own.
    private static BillingSchema? CapacityOf(PhysicalTable wanted, LiveTable live) =>
        live.Billing is null or { IsOnDemand: true } ? null : wanted.Billing is { IsOnDemand: false } billing ? billing : live.Billing;

    public async Task SetBillingAsync(string table, BillingSchema billing, CancellationToken cancellationToken)
    {
        var live = await SettledAsync(table, cancellationToken).ConfigureAwait(false);
        if (live.IsBilled(billing))
            return;
        var isOtherMode = live.Billing is null || live.Billing.IsOnDemand != billing.IsOnDemand;
        var mode = !isOtherMode ? null : billing.IsOnDemand ? TableDefinitionBody.OnDemand : TableDefinitionBody.Provisioned;
        List<(string, BillingSchema)> indexes = billing.IsOnDemand ? [] : [.. live.Definition.Indexes.Where(index => isOtherMode || live.IndexBilling.GetValueOrDefault(index.Name) != billing).Select(index => (index.Name, billing))];
        var body = RequestBody.Build(
            (table, mode, billing: live.Billing == billing ? null : billing, indexes), static (writer, change) => TableDefinitionBody.WriteBilling(writer, change.table, change.mode, change.billing, change.indexes));
        await SendAsync("UpdateTable", body, [], cancellationToken).ConfigureAwait(false);
        await SettledAsync(table, cancellationToken).ConfigureAwait(false);
    }

    public async Task SetProtectionAsync(string table, bool isOn, CancellationToken cancellationToken)
    {
        await SettledAsync(table, cancellationToken).ConfigureAwait(false);
        await SendAsync("UpdateTable", RequestBody.Build((table, isOn), static (writer, change) => TableDefinitionBody.WriteProtection(writer, change.table, change.isOn)), [], cancellationToken).ConfigureAwait(false);
        await SettledAsync(table, cancellationToken).ConfigureAwait(false);
    }

    public async Task DropIndexAsync(string table, string index, CancellationToken cancellationToken)
    {
        var live = await SettledAsync(table, cancellationToken).ConfigureAwait(false);
        if (live.Definition.Indexes.All(other => other.Name != index))
            return;
        await SendAsync("UpdateTable", RequestBody.Build((table, index), static (writer, dropped) => TableDefinitionBody.WriteIndexDeletion(writer, dropped.table, dropped.index)), [], cancellationToken).ConfigureAwait(false);
        await SettledAsync(table, cancellationToken).ConfigureAwait(false);
    }

    public Task SetExpiryAsync(string table, string attribute, bool isEnabled, CancellationToken cancellationToken) => SendAsync(
        "UpdateTimeToLive",
        RequestBody.Build((table, attribute, isEnabled), static (writer, expiry) => TableDefinitionBody.WriteExpiry(writer, expiry.table, expiry.attribute, expiry.isEnabled)),
        [ErrorCodes.UnknownOperation],
        cancellationToken);

    /// <summary>Waits until nothing of a table is being made or deleted: only then does the service take another change of it.</summary>
    public async Task<LiveTable> SettledAsync(string table, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var live = await _reader.FindAsync(table, cancellationToken).ConfigureAwait(false)
                ?? throw new EvolutionException($"Table {table} is not there any more: somebody else dropped it. Plan again.");
            if (live.IsSettled)
                return live;
            await Task.Delay(Backoff.Of(attempt), time, cancellationToken).ConfigureAwait(false);
        }
    }

    // One that is being deleted is waited for.
    private async Task<bool> IsThereAsync(string table, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var found = await _reader.FindAsync(table, cancellationToken).ConfigureAwait(false);
            if (found is not { IsGoing: true })
                return found is not null;
            await Task.Delay(Backoff.Of(attempt), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Turns point-in-time recovery on, before something is taken away or written over; where tables are others', it must be on.</summary>
    /// <exception cref="EvolutionException">The endpoint has none, or it is not on, and is not local.</exception>
    public async Task KeepRecoverableAsync(string table, CancellationToken cancellationToken)
    {
        if (areOthers)
        {
            if (backend.IsLocal || await IsRecoverableAsync(table, cancellationToken).ConfigureAwait(false))
                return;
            throw new EvolutionException($"Items of {table} are left as they are: the table has no point-in-time recovery, so what this step writes over could not be had back. Turn it on in the stack that the table belongs to, and run the same command again.");
        }

        if (await SendAsync("UpdateContinuousBackups", RequestBody.Build(table, static (writer, name) =>
        {
            writer.WriteString("TableName", name);
            writer.WriteStartObject("PointInTimeRecoverySpecification");
            writer.WriteBoolean("PointInTimeRecoveryEnabled", true);
            writer.WriteEndObject();
        }), [ErrorCodes.UnknownOperation], cancellationToken).ConfigureAwait(false) || backend.IsLocal)
            return;
        throw new EvolutionException($"Table {table} is left as it is: this endpoint has no point-in-time recovery, so what this step takes away or writes over could not be had back. Export the table with 'fauxsql export', and then use the endpoint's own tools.");
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
    private async Task<bool> IsRecoverableAsync(string table, CancellationToken cancellationToken) =>
        await Throttling.WaitOutAsync(() => AskWhetherRecoverableAsync(table, cancellationToken), cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> AskWhetherRecoverableAsync(string table, CancellationToken cancellationToken)
    {
        const string operation = "DescribeContinuousBackups";
        using var response = await backend.SendAsync(new BackendRequest(operation, Named(table), new CallContext { IsRetrySafe = true }), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return ServiceError.Read(response.Body.ToArray()).Code == ErrorCodes.UnknownOperation ? false : throw StoreConnection.Refusal(operation, response);
        return StoreConnection.Parse(operation, response, static body =>
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.GetProperty("ContinuousBackupsDescription").GetProperty("PointInTimeRecoveryDescription").GetProperty("PointInTimeRecoveryStatus").ValueEquals("ENABLED");
        });
    }

    private async Task<bool> SendAsync(string operation, ReadOnlyMemory<byte> body, string[] unless, CancellationToken cancellationToken) =>
        await Throttling.WaitOutAsync(() => SendOnceAsync(operation, body, unless, cancellationToken), cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> SendOnceAsync(string operation, ReadOnlyMemory<byte> body, string[] unless, CancellationToken cancellationToken)
    {
        using var response = await backend.SendAsync(new BackendRequest(operation, body, CallContext.None), cancellationToken).ConfigureAwait(false);
        return response.IsSuccess || (unless.Contains(ServiceError.Read(response.Body.ToArray()).Code) ? false : throw StoreConnection.Refusal(operation, response));
    }

    private static ReadOnlyMemory<byte> Named(string table) => RequestBody.Build(table, static (writer, name) => writer.WriteString("TableName", name));
}
