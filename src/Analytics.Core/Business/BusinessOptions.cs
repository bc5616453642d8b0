namespace Analytics.Core.Business;

/// <summary>Settings of the section <c>Business</c>: which events mean what. Names are parted by commas.</summary>
public sealed class BusinessOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Business";

    /// <summary>Events that pay for a month of a subscription.</summary>
    public string Payments { get; set; } = "subscription_started,subscription_renewed";

    /// <summary>Events that pay for a year of one: they count in the recurring revenue, a part a month. Forecasts of who leaves are of monthly payers.</summary>
    public string YearlyPayments { get; set; } = "";

    /// <summary>Events that give money back: their values are below 0, as the measure revenue adds up what it is told.</summary>
    public string Refunds { get; set; } = "refund";

    /// <summary>Events of signing up.</summary>
    public string SignUps { get; set; } = "sign_up";

    internal static IReadOnlyList<string> Names(string names) => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
