namespace Analytics.Api.Experiments;

/// <summary>Request bodies shown in the reference. A test sends each of them.</summary>
internal static class ExperimentExamples
{
    public const string Metric = """
        {"title":"Bought within a week","kind":"proportion","records":{"source":"events","event":"purchase"},"window":"7d","unit":"share"}
        """;

    public const string Holdout = """
        {"share":0.05}
        """;

    public const string Experiment = """
        {"hypothesis":"The new planner makes more members train, as it asks for less time.","owner":"coaching","status":"draft","unit":"subject",
         "variants":[{"key":"a","weight":0.5,"model":"planner","version":"1"},{"key":"b","weight":0.5,"model":"planner","version":"2"}],
         "targeting":[{"attribute":"country","op":"in","values":["DE","FR"]}],"start":"2026-11-02T00:00:00Z",
         "segments":["segments.country"],"analysis":{"method":"sequential","minimumDetectableEffect":0.05,"days":28,"looks":4},
         "rollback":{"automatic":true}}
        """;

    public const string Assign = """
        {"subject":"member-1","attributes":{"country":"DE","level":"beginner"},"record":true}
        """;

    public const string AssignBatch = $$"""
        {"items":[{{Assign}}]}
        """;

    public const string Interleave = """
        {"request":"r-1","champion":["program-01","program-02","program-03"],"challenger":["program-02","program-04","program-01"],"length":3}
        """;

    public const string Plan = """
        {"mean":0.12,"variance":0.1056,"unitsPerDay":900,"analysis":{"minimumDetectableEffect":0.05,"days":28,"looks":4}}
        """;
}
