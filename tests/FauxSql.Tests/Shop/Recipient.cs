using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

internal sealed partial record Recipient([property: StoredAs("mail_box"), StringLength(5)] string Box);
