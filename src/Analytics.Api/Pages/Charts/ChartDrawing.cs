using System.Globalization;
using System.Text;

namespace Analytics.Api.Pages.Charts;

/// <summary>The paths of a chart, 1000 wide and 300 high. A bucket without a value leaves a gap.</summary>
internal sealed class ChartDrawing(IReadOnlyList<ChartPoint> points, ChartScale scale)
{
    private const double Width = 1000;
    private const double Height = 300;

    private double Slot => Width / Math.Max(1, points.Count);

    public string Bars
    {
        get
        {
            var path = new StringBuilder();
            for (var i = 0; i < points.Count; i++)
            {
                if (points[i].Figure.Value is { } value)
                    path.Append(Invariant($"M{(i + 0.15) * Slot:0.#} {Height}V{Y(value):0.#}h{0.7 * Slot:0.#}V{Height}z"));
            }

            return path.ToString();
        }
    }

    public string Line
    {
        get
        {
            var path = new StringBuilder();
            for (var i = 0; i < points.Count; i++)
            {
                if (points[i].Figure.Value is { } value)
                    path.Append(Invariant($"{(i == 0 || points[i - 1].Figure.Value is null ? 'M' : 'L')}{X(i):0.#} {Y(value):0.#}"));
            }

            return path.ToString();
        }
    }

    /// <summary>Strokes of no length: with round caps they are dots that keep their shape when the chart is stretched.</summary>
    public string Dots => string.Concat(points.Select((point, i) => point.Figure.Value is { } value ? Invariant($"M{X(i):0.#} {Y(value):0.#}h0") : ""));

    public string Band
    {
        get
        {
            var path = new StringBuilder();
            for (var start = 0; start < points.Count; start++)
            {
                var end = start;
                while (end < points.Count && points[end].Figure is { Lower: not null, Upper: not null })
                    end++;
                if (end > start)
                    Enclose(path, start, end);
                start = end;
            }

            return path.ToString();
        }
    }

    /// <summary>A line across the chart.</summary>
    public string Across(double value) => Invariant($"M0 {Y(value):0.#}H{Width}");

    private void Enclose(StringBuilder path, int start, int end)
    {
        for (var i = start; i < end; i++)
            path.Append(Invariant($"{(i == start ? 'M' : 'L')}{X(i):0.#} {Y(points[i].Figure.Upper!.Value):0.#}"));
        for (var i = end - 1; i >= start; i--)
            path.Append(Invariant($"L{X(i):0.#} {Y(points[i].Figure.Lower!.Value):0.#}"));
        path.Append('z');
    }

    private double X(int index) => (index + 0.5) * Slot;

    private double Y(double value) => Height * (1 - scale.Place(value));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
