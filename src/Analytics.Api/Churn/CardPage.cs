using System.Globalization;
using System.Text;
using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;

namespace Analytics.Api.Churn;

/// <summary>The card for people: the README.md beside a model.</summary>
internal static class CardPage
{
    private const int MostColumns = 10;

    public static string Of(ArtefactCard card)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {card.Name}, version {card.Version}\n\n{card.IntendedUse}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Learner: {card.Learner}, the best of {string.Join(", ", card.Candidates.Select(one => $"{one.Key} ({Value(one.Value)})"))} by log-loss on the later rows.\n");
        page.Append(CultureInfo.InvariantCulture, $"- Learnt from {card.Rows:#,0} rows of {card.Data}{(card.DataLicence is null ? "" : $" ({card.DataLicence})")}, of which {card.LeftShare:P1} left; trained {card.TrainedAt:yyyy-MM-dd}.\n");
        page.Append(CultureInfo.InvariantCulture, $"- Threshold {card.Threshold:0.###}: {card.ThresholdReason}\n- SHA-256 of model.zip: `{card.Sha256}`\n\n");
        page.Append(CultureInfo.InvariantCulture, $"## On {card.TestRows:#,0} rows that it did not learn from\n\n| figure | value | 95 % interval |\n|---|---:|---|\n");
        foreach (var (name, figure) in card.Metrics) page.Append(CultureInfo.InvariantCulture, $"| {name} | {Value(figure)} | {(figure.Lower is null ? "" : $"{figure.Lower:0.0000} to {figure.Upper:0.0000}")} |\n");
        page.Append("\n## What it rests on\n\n| column | AUC lost without it |\n|---|---:|\n");
        foreach (var (column, loss) in card.Importance.OrderByDescending(one => one.Value).Take(MostColumns)) page.Append(CultureInfo.InvariantCulture, $"| {column} | {loss:0.0000} |\n");
        if (card.Segments.Count == 0) return page.ToString();
        page.Append("\n## How it treats segments\n\n| segment | rows | left | called out | AUC |\n|---|---:|---:|---:|---:|\n");
        foreach (var (segment, one) in card.Segments) page.Append(CultureInfo.InvariantCulture, $"| {segment} | {one.Rows:#,0} | {one.LeftShare:P1} | {one.Called.Value:P1} | {Value(one.Auc)} |\n");
        return page.ToString();
    }

    private static string Value(Figure figure) => figure.Value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? figure.Insufficient ?? "";
}
