using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Registry;

namespace Analytics.Core.Findings;

/// <summary>Finds what a window of a model is compared with.</summary>
public static class References
{
    public const string Registered = "registered";
    public const string Previous = "previous";
    public const string Given = "given";
    public const string DataSet = "dataSet";

    /// <summary>The reference registered with the newest version that has one (or with the version named), else the window before.</summary>
    public static ReferenceData Usual(ModelRegistry registry, string model, string? version, TimeRange window)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var registered = (registry.List().FirstOrDefault(known => known.Model == model)?.Versions ?? [])
            .Where(name => version is null || name == version)
            .Select(name => registry.Find(model, name)?.Reference)
            .FirstOrDefault(reference => reference is not null);
        return registered is null ? Before(window) : Of(registered);
    }

    /// <summary>The window of the same length just before; whole days of it where the window begins with a day and is longer than one.</summary>
    public static ReferenceData Before(TimeRange window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var from = (window.From - (window.To - window.From)).UtcDateTime;
        var isOfDays = window.From.UtcDateTime.TimeOfDay == TimeSpan.Zero && window.To - window.From > TimeSpan.FromDays(1);
        return new(Previous, new TimeRange(isOfDays ? from.Date : from, window.From));
    }

    /// <summary>What was recorded: an uploaded file has no safety checks or reactions, so that the window before takes its place.</summary>
    public static ReferenceData Recorded(ReferenceData reference, TimeRange window)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.DataSet is null ? reference : Before(window);
    }

    private static ReferenceData Of(ReferenceWindow registered) => registered is { From: { } from, To: { } to }
        ? new(Registered, new TimeRange(from, to))
        : new(DataSet, null, registered.DataSet);
}
