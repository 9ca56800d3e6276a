namespace GreenMap.Geo;

/// <summary>An area between two latitudes and two longitudes, in degrees; it reaches over the antimeridian where west is greater than east.</summary>
public readonly record struct GeoBox(double South, double West, double North, double East);
