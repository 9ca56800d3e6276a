namespace GreenMap.Geo;

/// <summary>
/// Cells that halve the Earth again and again, by turns in longitude and latitude, named by five halvings a letter. A cell's name begins
/// with the names of the cells that it lies in, which is what a sort key needs.
/// </summary>
public static class Geohash
{
    /// <summary>The finest cells that names are made for: 12 letters, a few centimetres.</summary>
    public const int MaxPrecision = 12;

    private const string Letters = "0123456789bcdefghjkmnpqrstuvwxyz";
    private const int BitsOfLetter = 5;

    /// <summary>The cell that a place is in.</summary>
    /// <param name="point">The place.</param>
    /// <param name="precision">The number of letters, from 1 to 12.</param>
    public static string Of(GeoPoint point, int precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, MaxPrecision);
        Check(point.Latitude, 90);
        Check(point.Longitude, 180);
        var (rows, columns) = Grid(precision);
        return Name(Index(point.Latitude, 90, rows), Index(point.Longitude, 180, columns), precision);
    }

    /// <summary>The number of cells of a precision that touch a box.</summary>
    public static long Count(GeoBox box, int precision)
    {
        var (south, north, west, columns) = Range(box, precision);
        return (north - south + 1) * columns;
    }

    /// <summary>The cells of a precision that touch a box, from south to north and west to east.</summary>
    public static IEnumerable<string> Cover(GeoBox box, int precision)
    {
        var (south, north, west, columns) = Range(box, precision);
        for (var row = south; row <= north; row++)
        {
            for (var step = 0L; step < columns; step++)
                yield return Name(row, (west + step) % Grid(precision).Columns, precision);
        }
    }

    private static (long South, long North, long West, long Columns) Range(GeoBox box, int precision)
    {
        var (rows, all) = Grid(precision);
        var (west, east) = (Index(box.West, 180, all), Index(box.East, 180, all));

        // A box that begins and ends in one cell is either within it or reaches around the Earth to it.
        var columns = east > west || (east == west && box.East >= box.West) ? east - west + 1 : Math.Min(all, east - west + 1 + all);
        return (Index(box.South, 90, rows), Index(box.North, 90, rows), west, columns);
    }

    // Of every five bits of a name three are of one direction and two of the other, by turns.
    private static (long Rows, long Columns) Grid(int precision)
    {
        var bits = precision * BitsOfLetter;
        return (1L << (bits / 2), 1L << (bits - (bits / 2)));
    }

    private static long Index(double degrees, double limit, long cells) =>
        Math.Clamp((long)((degrees + limit) / (2 * limit) * cells), 0, cells - 1);

    private static string Name(long row, long column, int precision) => string.Create(precision, (row, column), static (name, cell) =>
    {
        var bits = name.Length * BitsOfLetter;
        var (rowBit, columnBit) = (bits / 2, bits - (bits / 2));
        for (var (position, isColumn) = (0, true); position < name.Length; position++)
        {
            var letter = 0;
            for (var bit = 0; bit < BitsOfLetter; bit++, isColumn = !isColumn)
                letter = (letter << 1) | (int)((isColumn ? cell.column >> --columnBit : cell.row >> --rowBit) & 1);
            name[position] = Letters[letter];
        }
    });

    private static void Check(double degrees, double limit)
    {
        if (!(Math.Abs(degrees) <= limit))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, $"The degrees must be from -{limit} to {limit}");
    }
}
