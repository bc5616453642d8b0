using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>
/// Units that an experiment would have got by a day of it. People return, so that there are fewer than days times the people of a day: those of a history are counted by their first
/// appearance in it. Beyond the history as many new ones a day are taken to come as in its last seven days.
/// </summary>
internal sealed class UnitTraffic
{
    private const int Week = 7;
    private const int MostDays = 3_650;
    private const double Rounding = 1e-9;
    private readonly List<(double Day, double Units)> curve;
    private readonly double perDayAfter;

    private UnitTraffic(List<(double Day, double Units)> curve, double perDayAfter) => (this.curve, this.perDayAfter) = (curve, perDayAfter);

    /// <summary>As many new units every day.</summary>
    public static UnitTraffic Even(double perDay) => new([(0, 0)], perDay);

    /// <summary>As a history had them.</summary>
    /// <param name="from">Its start, UTC.</param>
    /// <param name="days">Its length, 7 or more.</param>
    /// <param name="firsts">Units by the calendar day of their first appearance.</param>
    /// <param name="share">Share of them that would take part.</param>
    public static UnitTraffic Of(DateTime from, int days, IEnumerable<UnitCount> firsts, double share)
    {
        var byDay = firsts.Where(count => count.Day is not null).GroupBy(count => count.Day!.Value).OrderBy(day => day.Key).ToList();

        // A history that is younger than was asked for begins with whom it saw first.
        var start = byDay.Count > 0 && byDay[0].Key > from ? byDay[0].Key : from;
        var length = Math.Max(1, days - (start - from).TotalDays);
        var (curve, units) = (new List<(double Day, double Units)> { (0, 0) }, 0.0);
        foreach (var day in byDay)
        {
            var (begin, end) = (Math.Max(0, (day.Key - start).TotalDays), Math.Min(length, (day.Key.AddDays(1) - start).TotalDays));
            if (begin > curve[^1].Day) curve.Add((begin, units));
            units += share * day.Sum(count => count.Count);
            curve.Add((end, units));
        }

        if (curve[^1].Day < length) curve.Add((length, units));
        var week = Math.Min(Week, length);
        return new(curve, (units - new UnitTraffic(curve, 0).By(length - week)) / week);
    }

    /// <summary>Units by the end of a day.</summary>
    public double By(double day)
    {
        var last = curve[^1];
        if (day >= last.Day) return last.Units + (day - last.Day) * perDayAfter;
        var at = curve.FindIndex(point => point.Day > day);
        var (before, after) = (curve[at - 1], curve[at]);
        return before.Units + (day - before.Day) / (after.Day - before.Day) * (after.Units - before.Units);
    }

    /// <summary>Whole weeks until so many came; at the most ten years.</summary>
    public int DaysFor(double units)
    {
        for (var days = Week; days < MostDays; days += Week)
            if (By(days) >= units * (1 - Rounding)) return days;
        return MostDays;
    }
}
