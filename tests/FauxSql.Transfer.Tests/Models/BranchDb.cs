using FauxSql.Modeling;

namespace FauxSql.Transfer.Tests.Models;

[Database]
internal sealed partial class BranchDb;
