using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>How far a number may be off: an absolute and a relative part, which add up, as the cases state them in numbers or words.</summary>
internal sealed partial record SeriesTolerance(double Absolute, double Relative, bool IsOfRange, double Flushed)
{
    private const double Rounding = 1e-9;

    public static SeriesTolerance Of(JsonElement tolerances, string name)
    {
        if (!tolerances.TryGetProperty(name, out var given) && !tolerances.TryGetProperty("all", out given)) return new(Rounding, Rounding, false, 0);
        if (given.ValueKind == JsonValueKind.Number) return new(given.GetDouble() + 1e-12, 0, false, 0);

        var text = given.GetString()!;
        return new(Number(Absolutes().Match(text)) + 1e-12, Number(Relatives().Match(text)), text.Contains("range"), text.Contains("1e-37") ? 1e-37 : 0);
    }

    public void Check(string what, double expected, double actual, double range = 0)
    {
        if (Math.Abs(expected) < Flushed && Math.Abs(actual) < Flushed) return;
        var allowed = Absolute + Relative * (IsOfRange ? range : Math.Abs(expected));
        Assert.True(Math.Abs(expected - actual) <= allowed, FormattableString.Invariant($"{what}: expected {expected} within {allowed}, got {actual}"));
    }

    public void Check(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double range = 0)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Check($"{what}[{i}]", expected[i], actual[i], range);
    }

    private static double Number(Match match) => match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("abs ([0-9.e+-]+)")]
    private static partial Regex Absolutes();

    [GeneratedRegex("rel ([0-9.e+-]+)")]
    private static partial Regex Relatives();
}
