using System.Globalization;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>SQL of the logical fields of each source.</summary>
internal static class FieldSql
{
    private const string Properties = "properties.";

    private static readonly Dictionary<string, string> Prediction = new()
    {
        ["model"] = "model",
        ["version"] = "version",
        ["decision"] = "decision",
        ["predicted"] = "predicted",
        ["experiment"] = "experiment",
        ["variant"] = "variant",
        ["policy"] = "policy",
        ["region"] = "region",
        ["appVersion"] = "app_version",
    };

    private static readonly Dictionary<EventSource, Dictionary<string, string>> Columns = new()
    {
        [EventSource.Predictions] = new(Prediction)
        {
            ["score"] = "score",
            ["value"] = "value",
            ["latencyMs"] = "latency_ms",
            ["propensity"] = "propensity",
            ["session"] = "session",
            ["currency"] = "currency",
            ["inputTokens"] = "input_tokens::DOUBLE",
            ["outputTokens"] = "output_tokens::DOUBLE",
            ["cost"] = "cost",
        },
        [EventSource.Labels] = new(Prediction)
        {
            ["score"] = "score",
            ["value"] = "value",
            ["label"] = "label",
            ["correct"] = "correct",
            ["truth"] = "truth",
            ["error"] = "error",
            ["absoluteError"] = "absolute_error",
            ["squaredError"] = "squared_error",
            ["logLoss"] = "log_loss",
            ["ndcg"] = "ndcg",
            ["hit"] = "hit",
            ["reciprocalRank"] = "reciprocal_rank",
            ["lagHours"] = "greatest(0, epoch(first_known_at) - epoch(happened_at)) / 3600",
        },
        [EventSource.Reactions] = new(Prediction) { ["kind"] = "kind", ["number"] = "number" },
        [EventSource.SafetyChecks] = new(Prediction)
        {
            ["rule"] = "rule",
            ["verdict"] = "verdict",
            ["severity"] = "severity",
            ["category"] = "category",
            ["rails"] = "rails::VARCHAR",
            ["violation"] = "violation",
        },
        [EventSource.Events] = new()
        {
            ["type"] = "type",
            ["event"] = "name",
            ["currency"] = "currency",
            ["region"] = "region",
            ["appVersion"] = "app_version",
            ["session"] = "session",
            ["value"] = "value",
        },
        [EventSource.Metrics] = new() { ["name"] = "name", ["value"] = "value" },
    };

    public static string TableOf(EventSource source) => source switch
    {
        EventSource.Predictions => "predictions",
        EventSource.Labels => "labels",
        EventSource.Reactions => "reactions",
        EventSource.SafetyChecks => "safety_checks",
        EventSource.Events => "events",
        EventSource.Metrics => "metrics",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    /// <summary>What a query reads from. What is derived has no features and no subject of its own: it is joined with its predictions where one is asked for.</summary>
    public static string TableOf(SummaryQuery query, SqlParameters parameters)
    {
        if (query.DataSet is not null) return "reference_data";
        var table = TableOf(query.Source);
        var from = query is { KnownBy: { } known, Source: EventSource.Labels } ? $"{LabelsKnownBy(known, parameters)} AS labels" : table;
        List<string> borrowed = [];
        if (query.Source == EventSource.Labels && FieldsOf(query).Any(field => field.Slot is not null)) borrowed.AddRange(["numbers", "categories"]);
        if (table is "labels" or "reactions" or "safety_checks" && query.Summaries.Any(summary => summary is Summary.SubjectsOf)) borrowed.Add("subject");
        return borrowed.Count == 0 ? from : $"(SELECT {table}.*, {string.Join(", ", borrowed)} FROM {from} JOIN prediction_rows ON prediction_rows.id_hash = {table}.id_hash)";
    }

    /// <summary>The labels as they were known at a time, one a prediction: those of now that were known, and those that were corrected later.</summary>
    public static string LabelsKnownBy(DateTime known, SqlParameters parameters)
    {
        var time = parameters.Add(known);
        return $"(SELECT * FROM labels WHERE known_at < {time} UNION ALL SELECT * EXCLUDE superseded_at FROM superseded_labels WHERE known_at < {time} AND superseded_at >= {time})";
    }

    private static IEnumerable<Field> FieldsOf(SummaryQuery query) =>
        [.. query.Filters.Select(filter => filter.Field), .. query.Breakdown, .. query.Summaries.Select(FieldOf).OfType<Field>()];

    /// <summary>The field of a summary; null of one that has none.</summary>
    public static Field? FieldOf(Summary summary) => summary switch
    {
        Summary.MomentsOf moments => moments.Field,
        Summary.SketchOf sketch => sketch.Field,
        Summary.HistogramOf histogram => histogram.Field,
        Summary.CategoriesOf categories => categories.Field,
        _ => null,
    };

    /// <summary>SQL of a plain field.</summary>
    /// <exception cref="ArgumentException">The source has no such field.</exception>
    public static string Plain(EventSource source, string name) =>
        Columns[source].GetValueOrDefault(name) ?? throw new ArgumentException($"{source} have no field {name}.", nameof(name));

    /// <summary>SQL of any field; keys of maps go in as parameters.</summary>
    public static string Of(EventSource source, Field field, SqlParameters parameters)
    {
        if (field.Slot is { } slot)
        {
            if (source is not (EventSource.Predictions or EventSource.Labels)) throw new ArgumentException($"{source} have no features.", nameof(field));
            var at = (slot + 1).ToString(CultureInfo.InvariantCulture);
            return field.Categorical ? $"categories[{at}]" : $"nullif(numbers[{at}], 'nan'::DOUBLE)";
        }

        if (source == EventSource.Events && field.Name.StartsWith(Properties, StringComparison.Ordinal))
            return $"json_extract_string(properties, {parameters.Add(PathOf(field.Name[Properties.Length..]))})";
        if (Map(source, field.Name) is not { } map) return Plain(source, field.Name);
        var key = parameters.Add(field.Name[(field.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return $"list_extract({map}_values, list_position({map}_keys, {key}))";
    }

    /// <summary>SQL of a condition on the SQL of its field, led by AND.</summary>
    public static string Condition(string x, FieldFilter filter, SqlParameters parameters)
    {
        var values = string.Join(", ", filter.Values.Select(parameters.Add));
        return filter.Negated ? $" AND ({x} IS NULL OR {x} NOT IN ({values}))" : $" AND {x} IN ({values})";
    }

    /// <summary>JSON pointer of a property: any name is one key.</summary>
    private static string PathOf(string name) => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? Map(EventSource source, string name) => source switch
    {
        EventSource.Metrics => name.StartsWith("labels.", StringComparison.Ordinal) ? "label" : null,
        EventSource.Events => null,
        _ => name.StartsWith("segments.", StringComparison.Ordinal) ? "segment" : null,
    };
}
