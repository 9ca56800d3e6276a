using FauxSql.Evolution.Tests.Applying;
using FauxSql.Evolution.Tests.Endpoints;

namespace FauxSql.Evolution.Tests;

public sealed class InProcessChangeSuite : ChangeSuite<InProcess>;

public sealed class InProcessSettingsSuite : SettingsSuite<InProcess>;

public sealed class OverHttpChangeSuite : ChangeSuite<OverHttp>;

public sealed class OverHttpSettingsSuite : SettingsSuite<OverHttp>;
