namespace Analytics.Api.Samples;

/// <summary>What the sample history holds on purpose, for monitors to find. Days count from 0, the first of the history.</summary>
public static class PlantedFacts
{
    /// <summary>Length of the history.</summary>
    public const int Days = 90;

    public const int Members = 20_000;
    public const int Programs = 60;
    public const int Trainers = 40;
    public const int Predictions = 300_000;

    /// <summary>Share of members who agreed to analytics.</summary>
    public const double ConsentShare = 0.92;

    /// <summary>First day on which churn version 3 answers in place of version 2.</summary>
    public const int ChurnVersion3Day = 45;

    /// <summary>First day on which <see cref="BrokenFeature"/> arrives in percent in place of a share, and <see cref="ShiftedCountry"/> behaves differently.</summary>
    public const int DegradationDay = 70;

    public const string BrokenFeature = "discount";
    public const double BrokenFeatureFactor = 100;
    public const string ShiftedCountry = "FR";

    /// <summary>First and last day on which plan-intensity overloads beginners.</summary>
    public const int IncidentFirstDay = 60;
    public const int IncidentLastDay = 61;

    /// <summary>Share of plan-intensity's answers that break a safety rule, on other days and during the incident.</summary>
    public const double UsualViolationRate = 0.002;
    public const double IncidentViolationRate = 0.06;

    /// <summary>The ranking experiment: its key, first day, and the share of answers accepted by those who react, by variant.</summary>
    public const string RankerExperiment = "new-ranker";
    public const int RankerExperimentDay = 30;
    public const double AcceptanceA = 0.34;
    public const double AcceptanceB = 0.40;

    /// <summary>The experiment without effect: its key and its days, first inclusive and last exclusive.</summary>
    public const string PriceExperiment = "price-page";
    public const int PriceExperimentFirstDay = 20;
    public const int PriceExperimentEndDay = 80;

    /// <summary>
    /// The challenger that does harm: key and first day of its experiment, the share of members in it, and how much harder than it should it plans a workout
    /// (of 10). Members then finish fewer of them.
    /// </summary>
    public const string ChallengerExperiment = "bolder-plans";
    public const int ChallengerDay = 84;
    public const double ChallengerCoverage = 0.2;
    public const double ChallengerOverload = 3;
}
