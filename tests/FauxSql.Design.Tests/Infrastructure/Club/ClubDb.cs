using FauxSql.Modeling;

namespace FauxSql.Design.Tests.Infrastructure.Club;

[Database]
internal sealed partial class ClubDb;
