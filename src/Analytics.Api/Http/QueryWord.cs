namespace Analytics.Api.Http;

/// <summary>A word of a fixed choice in a query string, as JSON writes it.</summary>
internal static class QueryWord
{
    /// <summary>Reads a word.</summary>
    /// <param name="text">The word; null or empty: absent.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">What it stands for; null where it is absent or unknown.</param>
    /// <returns>Faults by parameter; empty when there are none.</returns>
    public static Dictionary<string, string> Read<T>(string? text, string name, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text)) return [];
        foreach (var choice in Enum.GetValues<T>())
            if (Of(choice) == text) value = choice;
        return value is null ? new() { [name] = $"{name} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Of))}" } : [];
    }

    /// <summary>The word of a choice.</summary>
    public static string Of<T>(T choice)
        where T : struct, Enum => char.ToLowerInvariant(choice.ToString()[0]) + choice.ToString()[1..];
}
