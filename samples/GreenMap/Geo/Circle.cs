namespace GreenMap.Geo;

/// <summary>All places within a distance of one.</summary>
/// <param name="Centre">The one.</param>
/// <param name="Radius">The distance in metres.</param>
public readonly record struct Circle(GeoPoint Centre, double Radius)
{
    /// <summary>The most cells that a search asks for: 3 × 3 cells whose edge is at least the radius cover every circle.</summary>
    public const int MaxCells = 9;

    public bool Contains(GeoPoint point) => Centre.DistanceTo(point) <= Radius;

    /// <summary>The cells that together cover the circle: the finest that are few enough.</summary>
    /// <param name="coarsest">The number of letters that names have at least.</param>
    /// <param name="finest">The number of letters that names have at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">Even of the coarsest cells it would take too many, as around a pole: no search may leave places out in silence.</exception>
    public IReadOnlyList<string> Cells(int coarsest, int finest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Radius);
        var box = Centre.BoxAround(Radius);
        for (var precision = finest; precision >= coarsest; precision--)
        {
            if (Geohash.Count(box, precision) <= MaxCells)
                return [.. Geohash.Cover(box, precision)];
        }

        throw new ArgumentOutOfRangeException(
            nameof(coarsest), Radius, $"A circle of {Radius:N0} m around {Centre} takes {Geohash.Count(box, coarsest)} cells, and {MaxCells} may be searched; search a smaller one");
    }
}
