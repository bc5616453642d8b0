using System.Globalization;
using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Safety.Grammar;

/// <summary>
/// Finds where the names of a condition lie in the rows of one model version. A name that the version does not have, or has with another type, is
/// missing.
/// </summary>
internal sealed class RailReader(ModelSchema schema, IReadOnlyDictionary<string, RailKind> kinds)
{
    public RailKind KindOf(RailNode.Name name) => kinds[name.ToString()];

    /// <summary>Reads a name as text for people; null where it is free text or a list, which evidence never holds.</summary>
    public TextOf? Shown(RailNode.Name name)
    {
        switch (kinds[name.ToString()])
        {
            case RailKind.Number:
                var number = Number(name);
                return (in subject) => double.IsNaN(number(in subject)) ? null : number(in subject).ToString("R", CultureInfo.InvariantCulture);
            case RailKind.Truth:
                var truth = Truth(name);
                return (in subject) => truth(in subject) switch { Grammar.Truth.True => "true", Grammar.Truth.False => "false", _ => null };
            case RailKind.Text when Slot(name)?.Type != FeatureType.Text:
                return Text(name);
            default:
                return null;
        }
    }

    /// <summary>True for names that read free text.</summary>
    public bool IsFreeText(RailNode.Name name) => name.Root == "text" || Slot(name)?.Type == FeatureType.Text;

    public NumberOf Number(RailNode.Name name)
    {
        if (Slot(name) is { } slot)
        {
            var position = slot.Position;
            return slot.Type == FeatureType.Numeric ? (in subject) => subject.Number(position) : (in _) => double.NaN;
        }

        if (RailField.Find(name.Root)?.Number is { } read) return (in subject) => read(subject.Row);
        if (name.Key.StartsWith(RailNames.Probabilities, StringComparison.Ordinal))
        {
            var className = name.Key[RailNames.Probabilities.Length..];
            return (in subject) => subject.Probability(className);
        }

        return (name.Root, name.Key) switch
        {
            ("output", "score") => (in subject) => subject.Row.Score ?? double.NaN,
            ("output", "value") => (in subject) => subject.Row.Value ?? double.NaN,
            _ => (in _) => double.NaN,
        };
    }

    public TruthOf Truth(RailNode.Name name)
    {
        if (Slot(name) is not { Type: FeatureType.Boolean, Position: var position }) return (in _) => Grammar.Truth.Unknown;
        return (in subject) => subject.Number(position) switch
        {
            double.NaN => Grammar.Truth.Unknown,
            0 => Grammar.Truth.False,
            _ => Grammar.Truth.True,
        };
    }

    public TextOf Text(RailNode.Name name)
    {
        var key = name.Key;
        if (name.Root == "segments") return (in subject) => subject.Segment(key);
        if (RailField.Find(name.Root)?.Text is { } read) return (in subject) => read(subject.Row);
        if (name.Root == "output") return (in subject) => subject.Row.Predicted;
        switch (Slot(name))
        {
            case { Type: FeatureType.Categorical, Position: var position }: return (in subject) => subject.Category(position);
            case { Type: FeatureType.Text }: return (in subject) => subject.Extras?.TextOf(key);
            default: return (in _) => null;
        }
    }

    public TruthOf Exists(RailNode.Name name)
    {
        switch (kinds[name.ToString()])
        {
            case RailKind.Number:
                var number = Number(name);
                return (in subject) => double.IsNaN(number(in subject)) ? Grammar.Truth.False : Grammar.Truth.True;
            case RailKind.Truth:
                var truth = Truth(name);
                return (in subject) => truth(in subject) == Grammar.Truth.Unknown ? Grammar.Truth.False : Grammar.Truth.True;
            case RailKind.Texts:
                var texts = Texts(name);
                return (in subject) => texts(in subject) is null ? Grammar.Truth.False : Grammar.Truth.True;
            default:
                var text = Text(name);
                return (in subject) => text(in subject) is null ? Grammar.Truth.False : Grammar.Truth.True;
        }
    }

    public static TextsOf Texts(RailNode.Name name) => name.Root == "text"
        ? (in subject) => subject.Extras?.Texts()
        : (in subject) => subject.Row.Items;

    private FeatureSlot? Slot(RailNode.Name name) =>
        name.Root == "features" ? Array.Find(schema.Features, feature => feature.Name == name.Key) : null;
}
