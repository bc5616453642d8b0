using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Analytics.Contracts.Assignment;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;

namespace Analytics.Core.Experiments;

/// <summary>
/// Assigns visitors and records their exposures the way of every record. The id of an exposure is made of experiment, variant and pseudonym, so that a unit
/// is recorded once for a variant however often it asks.
/// </summary>
public sealed class ExposureRecorder(ExperimentRegister register, IngestionPipeline pipeline, Pseudonymiser pseudonymiser)
{
    private const int MostAtOnce = 5_000;

    /// <summary>Gives each visitor its variants; durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Exposures could not be stored.</exception>
    public async Task<IReadOnlyList<AssignResponse>> AssignAsync(IReadOnlyList<AssignRequest> visitors, string source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitors);
        var assigner = register.Assigner;
        var (answers, exposures) = (new List<AssignmentAnswer>[visitors.Count], new List<(int Visitor, byte[] Json)>());
        for (var at = 0; at < visitors.Count; at++)
        {
            answers[at] = Assign(assigner, visitors[at], out var exposed);
            if (!visitors[at].Record || visitors[at] is not { Subject: { Length: > 0 } } && visitors[at].Device is not { Length: > 0 }) continue;
            foreach (var place in exposed) exposures.Add((at, Exposure(assigner, place.Place, place.Variant, visitors[at])));
        }

        var outcomes = await RecordAsync(exposures, source, cancellationToken);
        return [.. visitors.Select((visitor, at) => new AssignResponse(answers[at], !visitor.Record ? "off" : outcomes.GetValueOrDefault(at) ?? "none"))];
    }

    private static List<AssignmentAnswer> Assign(ExperimentAssigner assigner, AssignRequest visitor, out List<(int Place, int Variant)> exposed)
    {
        var assigned = new AssignedVariant[assigner.Count];
        assigner.Assign(new UnitIds(visitor.Subject, visitor.Session, visitor.Device), visitor.Attributes, assigned);
        var answers = new List<AssignmentAnswer>();
        exposed = [];
        for (var place = 0; place < assigner.Count; place++)
        {
            var (experiment, given) = (assigner[place], assigned[place]);
            if (visitor.Experiments is { } only && !only.Contains(experiment.Key)) continue;
            var variant = experiment.Variants[Math.Max(0, given.Variant)];
            answers.Add(new AssignmentAnswer
            {
                Experiment = experiment.Key,
                Variant = variant.Key,
                Outcome = given.Outcome,
                Propensity = given.Outcome == AssignmentOutcome.Assigned ? assigner.PropensityOf(place, given.Variant) : null,
                Model = variant.Model,
                Version = variant.Version,
            });
            if (given.Outcome == AssignmentOutcome.Assigned) exposed.Add((place, given.Variant));
        }

        return answers;
    }

    private byte[] Exposure(ExperimentAssigner assigner, int place, int variant, AssignRequest visitor)
    {
        var experiment = assigner[place];
        var subject = experiment.Unit == ExperimentUnit.Device ? visitor.Device ?? visitor.Subject! : visitor.Subject ?? visitor.Device!;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, IdOf(experiment.Key, experiment.Variants[variant].Key, experiment.Unit == ExperimentUnit.Session ? visitor.Session! : subject));
            json.WriteString("experiment"u8, experiment.Key);
            json.WriteString("variant"u8, experiment.Variants[variant].Key);
            json.WriteString("subject"u8, subject);
            if (visitor.Session is { Length: > 0 } session) json.WriteString("session"u8, session);
            json.WriteNumber("propensity"u8, assigner.PropensityOf(place, variant));
            json.WriteStartObject("segments"u8);
            foreach (var (name, value) in ExposureSegments.Of(visitor.Attributes) ?? new Dictionary<string, string>()) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Made of the pseudonym, which is keyed: it tells nothing of the unit.</summary>
    private string IdOf(string experiment, string variant, string unit)
    {
        Span<byte> value = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(value, pseudonymiser.Of(unit).Value);
        var hash = new XxHash128();
        hash.Append(value);
        hash.Append(Encoding.UTF8.GetBytes($"{experiment}\n{variant}{Anew(experiment)}"));
        return "exposure-" + hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }

    /// <summary>After a resume units are exposed anew.</summary>
    private string Anew(string experiment) =>
        register.StateOf(experiment).ResumedAt is { } resumed ? string.Create(CultureInfo.InvariantCulture, $"\n{resumed.UtcTicks}") : "";

    private async Task<Dictionary<int, string>> RecordAsync(List<(int Visitor, byte[] Json)> exposures, string source, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<int, string>();
        for (var first = 0; first < exposures.Count; first += MostAtOnce)
        {
            var part = exposures.GetRange(first, Math.Min(MostAtOnce, exposures.Count - first));
            var outcome = await pipeline.IngestAsync(RecordKind.Exposure, BodyOf(part), BodyFormat.Batch, source, cancellationToken);
            foreach (var (visitor, _) in part) outcomes.TryAdd(visitor, "recorded");
            foreach (var item in (outcome.Response?.Results ?? []).Where(item => item.Status != "duplicate")) outcomes[part[item.Index].Visitor] = "dropped";
            if (outcome.Response is not null) continue;
            foreach (var (visitor, _) in part) outcomes[visitor] = "dropped";
        }

        return outcomes;
    }

    private static byte[] BodyOf(List<(int Visitor, byte[] Json)> exposures)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("items"u8);
            foreach (var (_, exposure) in exposures) json.WriteRawValue(exposure, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
