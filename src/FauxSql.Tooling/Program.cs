using FauxSql.Tooling.Hosting;

return await HostProgram.RunAsync(args).ConfigureAwait(false);
