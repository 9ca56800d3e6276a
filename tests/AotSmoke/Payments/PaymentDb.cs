using FauxSql.Modeling;

namespace AotSmoke.Payments;

[Database]
internal sealed partial class PaymentDb;
