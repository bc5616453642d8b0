namespace Analytics.Learning.Churn;

/// <summary>Rows of people or contracts, in order of time, and whether they left.</summary>
/// <param name="NumberNames">Names of the number columns.</param>
/// <param name="CategoryNames">Names of the text columns.</param>
/// <param name="Numbers">Numbers of each row; NaN is missing.</param>
/// <param name="Categories">Texts of each row; null is missing.</param>
/// <param name="Left">Whether the one of each row left.</param>
public sealed record ChurnRows(
    IReadOnlyList<string> NumberNames, IReadOnlyList<string> CategoryNames, IReadOnlyList<double[]> Numbers, IReadOnlyList<string?[]> Categories, IReadOnlyList<bool> Left)
{
    /// <summary>Number of rows.</summary>
    public int Count => Left.Count;

    /// <summary>The rows from one place up to another.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The first that is not among them.</param>
    /// <returns>The rows, in their order.</returns>
    public ChurnRows Between(int from, int to) =>
        this with { Numbers = [.. Numbers.Skip(from).Take(to - from)], Categories = [.. Categories.Skip(from).Take(to - from)], Left = [.. Left.Skip(from).Take(to - from)] };

    /// <summary>Throws where the lists are not of one length, or rows not as wide as the names.</summary>
    internal void Check()
    {
        if (Numbers.Count != Count || Categories.Count != Count || Numbers.Any(row => row.Length != NumberNames.Count) || Categories.Any(row => row.Length != CategoryNames.Count))
            throw new ArgumentException("Every row needs a value for each column, and to be in all three lists.");
    }
}
