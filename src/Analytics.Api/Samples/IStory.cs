namespace Analytics.Api.Samples;

/// <summary>One strand of the history: a model, the product, or the system.</summary>
internal interface IStory
{
    /// <summary>Writes the strand's records of a day. The records depend on the world and the day alone.</summary>
    void Tell(int day, DayRecords records);
}
