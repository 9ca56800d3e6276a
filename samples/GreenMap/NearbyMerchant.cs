namespace GreenMap;

/// <summary>A merchant, and how far away it is in metres.</summary>
public sealed record NearbyMerchant(Merchant Merchant, double Distance);
