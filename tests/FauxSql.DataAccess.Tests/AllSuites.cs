using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Suites;

namespace FauxSql.DataAccess.Tests;

public sealed class InProcessDeletionSuite : DeletionSuite<InProcess>;

public sealed class InProcessEverydaySuite : EverydaySuite<InProcess>;

public sealed class InProcessFallbackSuite : FallbackSuite<InProcess>;

public sealed class InProcessItemSuite : ItemSuite<InProcess>;

public sealed class InProcessQuerySuite : QuerySuite<InProcess>;

public sealed class InProcessRelatedSuite : RelatedSuite<InProcess>;

public sealed class InProcessSubtypeSuite : SubtypeSuite<InProcess>;

public sealed class InProcessTransactionSuite : TransactionSuite<InProcess>;

public sealed class InProcessUniqueSuite : UniqueSuite<InProcess>;

public sealed class OverHttpDeletionSuite : DeletionSuite<OverHttp>;

public sealed class OverHttpEverydaySuite : EverydaySuite<OverHttp>;

public sealed class OverHttpFallbackSuite : FallbackSuite<OverHttp>;

public sealed class OverHttpItemSuite : ItemSuite<OverHttp>;

public sealed class OverHttpQuerySuite : QuerySuite<OverHttp>;

public sealed class OverHttpRelatedSuite : RelatedSuite<OverHttp>;

public sealed class OverHttpSubtypeSuite : SubtypeSuite<OverHttp>;

public sealed class OverHttpTransactionSuite : TransactionSuite<OverHttp>;

public sealed class OverHttpUniqueSuite : UniqueSuite<OverHttp>;

public sealed class ThroughAwsSdkDeletionSuite : DeletionSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkEverydaySuite : EverydaySuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkFallbackSuite : FallbackSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkItemSuite : ItemSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkQuerySuite : QuerySuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkRelatedSuite : RelatedSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkSubtypeSuite : SubtypeSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkTransactionSuite : TransactionSuite<ThroughAwsSdk>;

public sealed class ThroughAwsSdkUniqueSuite : UniqueSuite<ThroughAwsSdk>;

public sealed class OnDynaliteDeletionSuite : DeletionSuite<OnDynalite>;

public sealed class OnDynaliteEverydaySuite : EverydaySuite<OnDynalite>;

public sealed class OnDynaliteFallbackSuite : FallbackSuite<OnDynalite>;

public sealed class OnDynaliteItemSuite : ItemSuite<OnDynalite>;

public sealed class OnDynaliteQuerySuite : QuerySuite<OnDynalite>;

public sealed class OnDynaliteRelatedSuite : RelatedSuite<OnDynalite>;

public sealed class OnDynaliteSubtypeSuite : SubtypeSuite<OnDynalite>;

public sealed class OnDynaliteTransactionSuite : TransactionSuite<OnDynalite>;

public sealed class OnDynaliteUniqueSuite : UniqueSuite<OnDynalite>;

public sealed class AtNamedEndpointDeletionSuite : DeletionSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointEverydaySuite : EverydaySuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointFallbackSuite : FallbackSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointItemSuite : ItemSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointQuerySuite : QuerySuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointRelatedSuite : RelatedSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointSubtypeSuite : SubtypeSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointTransactionSuite : TransactionSuite<AtNamedEndpoint>;

public sealed class AtNamedEndpointUniqueSuite : UniqueSuite<AtNamedEndpoint>;
