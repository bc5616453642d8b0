using System.Globalization;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>The parameters of one statement, numbered as they are added.</summary>
internal sealed class SqlParameters
{
    private readonly List<object> values = [];

    /// <summary>Adds a value; the text stands for it in the SQL.</summary>
    public string Add(object value)
    {
        values.Add(value);
        return "$" + values.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds values; the text stands between the brackets of IN, and of none it is NULL, which is in nothing.</summary>
    public string AddAll(IReadOnlyList<string> texts) => texts.Count == 0 ? "NULL" : string.Join(", ", texts.Select(Add));

    public void Bind(DuckDBCommand command)
    {
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
    }
}
