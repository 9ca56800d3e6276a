using FauxSql.Modeling;

namespace AotSmoke.Payments;

[Subtype("transfer")]
internal sealed partial record TransferPayment(string Iban) : Payment;
