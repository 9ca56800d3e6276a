using System.Globalization;
using System.Text;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>Rows that are no items, rows that are there twice and the same, rows that are there twice and are not, unique values that are there twice, and rows that refer to later ones.</summary>
internal static class MixedSource
{
    public static void Write(TransferFolder folder, int readings)
    {
        var lines = new StringBuilder("Sensor,At,Value,Remark\n");
        for (var i = 0; i < readings; i++)
            lines.Append(CultureInfo.InvariantCulture, $"S{i % 97},{i},{(i % 2000 == 1999 ? "much" : $"{i}.25")},\n");
        for (var i = 0; i < 40; i++)
            lines.Append(CultureInfo.InvariantCulture, $"S{i % 97},{i},{i}.25,{(i % 2 == 0 ? "" : "other")}\n");
        folder.Write("csv", "Reading.csv", lines.ToString());
        var tickets = new StringBuilder("TicketId,Code\n");
        for (var i = 0; i < 4000; i++)
            tickets.Append(CultureInfo.InvariantCulture, $"T{i},{(i % 400 == 399 ? "C0" : $"C{i}")}\n");
        folder.Write("csv", "Ticket.csv", tickets.ToString());
        var branches = new StringBuilder("BranchId,Name,ParentId,Status,Rooms\n");
        for (var i = 0; i < 600; i++)
            branches.Append(CultureInfo.InvariantCulture, $"B{i},Branch {i},{(i == 599 ? "" : $"B{i + 1}")},Open,[]\n");
        folder.Write("csv", "Branch.csv", branches.ToString());
    }
}
