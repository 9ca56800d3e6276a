using FauxSql.Evolution.Tests.Applying;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Evolution.Tests.Ledgers;

namespace FauxSql.Evolution.Tests;

public sealed class InProcessChangeSuite : ChangeSuite<InProcess>;

public sealed class InProcessCrashSuite : CrashSuite<InProcess>;

public sealed class InProcessFallbackSuite : FallbackSuite<InProcess>;

public sealed class InProcessItemChangeSuite : ItemChangeSuite<InProcess>;

public sealed class InProcessLeaseSuite : LeaseSuite<InProcess>;

public sealed class InProcessPlainChangeSuite : PlainChangeSuite<InProcess>;

public sealed class InProcessSettingsSuite : SettingsSuite<InProcess>;

public sealed class InProcessStagedSuite : StagedSuite<InProcess>;

public sealed class InProcessUniquenessSuite : UniquenessSuite<InProcess>;

public sealed class OverHttpChangeSuite : ChangeSuite<OverHttp>;

public sealed class OverHttpCrashSuite : CrashSuite<OverHttp>;

public sealed class OverHttpFallbackSuite : FallbackSuite<OverHttp>;

public sealed class OverHttpItemChangeSuite : ItemChangeSuite<OverHttp>;

public sealed class OverHttpLeaseSuite : LeaseSuite<OverHttp>;

public sealed class OverHttpPlainChangeSuite : PlainChangeSuite<OverHttp>;

public sealed class OverHttpSettingsSuite : SettingsSuite<OverHttp>;

public sealed class OverHttpStagedSuite : StagedSuite<OverHttp>;

public sealed class OverHttpUniquenessSuite : UniquenessSuite<OverHttp>;

public sealed class OnDynaliteLeaseSuite : LeaseSuite<OnDynalite>;

public sealed class OnDynalitePlainChangeSuite : PlainChangeSuite<OnDynalite>;
