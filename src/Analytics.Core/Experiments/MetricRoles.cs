namespace Analytics.Core.Experiments;

/// <summary>What a metric is for in an experiment.</summary>
internal static class MetricRoles
{
    public const string Primary = "primary";
    public const string Guardrail = "guardrail";
    public const string Secondary = "secondary";
}
