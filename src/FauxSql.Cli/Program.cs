using FauxSql.Cli;

return await CommandLine.RunAsync(args);
