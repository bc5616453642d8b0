using System.Globalization;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>The label window of a metric, in words.</summary>
public static class LabelWords
{
    /// <summary>One sentence.</summary>
    public static string Sentence(LabelWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var time = window.Hours switch
        {
            1 => "1 hour",
            < 72 => string.Create(CultureInfo.InvariantCulture, $"{window.Hours:0.#} hours"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{window.Hours / 24:0.#} days"),
        };
        return window.Basis switch
        {
            "learnt" => $"What is younger than {time} does not count yet: by then 95 % of the labels have come.",
            "metric" => $"Units count once {time} are over, the metric's window, for their labels to come.",
            _ => $"What is younger than {time} does not count yet, for its labels to come (a default: how long they take is not known).",
        };
    }
}
