using System.Text.Json;
using Analytics.Contracts.Experiments;

namespace Analytics.Contracts.Assignment;

/// <summary>
/// Gives units their variants, by hashes alone: the same unit gets the same variant in every process, with nothing stored and nobody asked. Immutable and
/// thread-safe; <see cref="Assign"/> allocates nothing. GrowthBook's hash versions and bucket ranges, so that its SDKs agree.
/// </summary>
public sealed class ExperimentAssigner
{
    private readonly CompiledExperiment[] experiments;

    private ExperimentAssigner(CompiledExperiment[] experiments) => this.experiments = experiments;

    /// <summary>Assigns nobody.</summary>
    public static ExperimentAssigner Empty { get; } = new([]);

    /// <summary>The experiments that assign, those that others need before them.</summary>
    public int Count => experiments.Length;

    /// <summary>An experiment by its place.</summary>
    public ExperimentDefinition this[int place] => experiments[place].Definition;

    /// <summary>
    /// Compiles the experiments that assign: running ones that are no shadow, within their start and stop. Definitions must have been checked.
    /// </summary>
    /// <param name="definitions">All experiments.</param>
    /// <param name="holdouts">All holdouts.</param>
    /// <param name="adjustments">What the service has moved, by key of the experiment.</param>
    /// <param name="now">The time.</param>
    public static ExperimentAssigner Of(
        IEnumerable<ExperimentDefinition> definitions,
        IEnumerable<HoldoutDefinition> holdouts,
        IReadOnlyDictionary<string, AssignmentAdjustment> adjustments,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(adjustments);
        var byKey = holdouts.ToDictionary(holdout => holdout.Key, StringComparer.Ordinal);
        var places = new Dictionary<string, (int Place, ExperimentDefinition Definition)>(StringComparer.Ordinal);
        var compiled = new List<CompiledExperiment>();
        foreach (var definition in InOrder([.. definitions.Where(definition => Assigns(definition, now))]))
        {
            compiled.Add(new(definition, adjustments.GetValueOrDefault(definition.Key), definition.Holdout is null ? null : byKey.GetValueOrDefault(definition.Holdout), places));
            places[definition.Key] = (places.Count, definition);
        }

        return new([.. compiled]);
    }

    /// <summary>Gives one visitor the variants of all experiments. O(experiments), no allocation.</summary>
    /// <param name="units">The ids of the visitor.</param>
    /// <param name="attributes">What targeting asks for; null for none.</param>
    /// <param name="assigned">Where the variants go, one a place: as long as <see cref="Count"/>.</param>
    public void Assign(in UnitIds units, IReadOnlyDictionary<string, JsonElement>? attributes, Span<AssignedVariant> assigned)
    {
        for (var place = 0; place < experiments.Length; place++) assigned[place] = experiments[place].Assign(in units, attributes, assigned);
    }

    /// <summary>Probability with which those who take part get a variant of the experiment at a place.</summary>
    public double PropensityOf(int place, int variant) => experiments[place].PropensityOf(variant);

    /// <summary>
    /// Whether a unit has its variant of the experiment at a place by hand, or has the control in place of a variant that was taken away: its records must not
    /// name the experiment. O(1), no allocation.
    /// </summary>
    public bool IsSetApart(int place, in UnitIds units) => experiments[place].IsSetApart(in units);

    private static bool Assigns(ExperimentDefinition definition, DateTimeOffset now) =>
        definition is { Status: ExperimentStatus.Running, Shadow: false } && definition.Start <= now && !(definition.Stop <= now);

    /// <summary>Experiments after those that they need, else by key.</summary>
    private static List<ExperimentDefinition> InOrder(List<ExperimentDefinition> definitions)
    {
        var byKey = definitions.ToDictionary(definition => definition.Key, StringComparer.Ordinal);
        var (ordered, visited) = (new List<ExperimentDefinition>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var definition in definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal)) Visit(definition);
        return ordered;

        void Visit(ExperimentDefinition definition)
        {
            if (!visited.Add(definition.Key)) return;
            foreach (var needed in definition.Prerequisites)
                if (byKey.TryGetValue(needed.Experiment, out var earlier)) Visit(earlier);
            ordered.Add(definition);
        }
    }
}
