using System.Globalization;
using Analytics.Api.Recording.Otlp.Wire;

namespace Analytics.Api.Recording.Otlp;

/// <summary>Attributes of resource, scope and point as one set of labels; the nearer to the point wins.</summary>
internal static class OtlpLabels
{
    public static Dictionary<string, string> Of(Resource? resource, InstrumentationScope? scope)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(labels, resource?.Attributes ?? []);
        Put(labels, "otel.scope.name", scope?.Name);
        Put(labels, "otel.scope.version", scope?.Version);
        Put(labels, scope?.Attributes ?? []);
        return labels;
    }

    public static Dictionary<string, string> With(Dictionary<string, string> outer, IEnumerable<KeyValue> attributes)
    {
        var labels = new Dictionary<string, string>(outer, StringComparer.Ordinal);
        Put(labels, attributes);
        return labels;
    }

    public static Dictionary<string, string> With(Dictionary<string, string> outer, string name, double value) =>
        new(outer, StringComparer.Ordinal) { [name] = Text(value) };

    private static void Put(Dictionary<string, string> labels, IEnumerable<KeyValue> attributes)
    {
        foreach (var attribute in attributes)
            Put(labels, attribute.Key, Text(attribute.Value));
    }

    private static void Put(Dictionary<string, string> labels, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            labels[name] = value;
    }

    private static string? Text(AnyValue? value) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => Text(value.DoubleValue),
        _ => null,
    };

    private static string Text(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
