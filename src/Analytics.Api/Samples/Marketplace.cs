using System.Globalization;

namespace Analytics.Api.Samples;

/// <summary>Members, programs and trainers, and who is a member on which day.</summary>
internal sealed class Marketplace
{
    public static readonly string[] Countries = ["DE", "FR", "US", "ES", "IT", "NL", "AT", "CA"];
    public static readonly string[] Plans = ["basic", "standard", "premium"];
    public static readonly string[] Levels = ["beginner", "intermediate", "advanced"];
    public static readonly string[] Goals = ["strength", "endurance", "mobility", "weight_loss"];

    private const double ShareBeforeHistory = 0.8;
    private const int OldestSignUpDay = -720;
    private static readonly double[] CountryWeights = [30, 18, 17, 10, 8, 7, 6, 4];
    private static readonly double[] PlanWeights = [45, 38, 17];
    private static readonly double[] LevelWeights = [30, 45, 25];
    private static readonly double[] Discounts = [0.1, 0.2, 0.3];
    private static readonly string[] AppVersions = ["5.1.0", "5.2.0", "5.2.1"];

    private readonly Member[] members;
    private readonly int[] membersOn = new int[PlantedFacts.Days];

    public Marketplace(Random random, SampleCalendar calendar, int size)
    {
        members = new Member[size];
        var before = (int)(size * ShareBeforeHistory);
        for (var day = 0; day < PlantedFacts.Days; day++)
            membersOn[day] = before + (int)Math.Round((size - before) * calendar.ShareBefore(day + 1));

        var signUpDay = 0;
        for (var index = 0; index < size; index++)
        {
            while (signUpDay < PlantedFacts.Days - 1 && index >= membersOn[signUpDay]) signUpDay++;
            members[index] = Draw(random, index, index < before ? DayBeforeHistory(random) : signUpDay);
        }
    }

    public IReadOnlyList<Member> Members => members;

    public static string Program(int number) => $"program-{number + 1:00}";

    public static string Trainer(int program) => $"trainer-{(program % PlantedFacts.Trainers) + 1:00}";

    /// <summary>Somebody who has signed up by the end of a day.</summary>
    public Member AnyoneOn(int day, Random random) => members[random.Next(membersOn[day])];

    /// <summary>Sign-ups have grown steadily up to the first day, so that shares of new members do not jump when the history begins.</summary>
    private static int DayBeforeHistory(Random random) => (int)Math.Floor(OldestSignUpDay * (1 - Math.Sqrt(random.NextDouble())));

    private static Member Draw(Random random, int index, int signUpDay)
    {
        var engagement = Math.Clamp(random.Normal(0.5, 0.22), 0.02, 0.98);
        var pays = random.Happens(0.35 + (0.3 * engagement));
        var subscribedOn = signUpDay + random.Next(0, 8);
        var paidMonths = 1 + (int)random.Exponential(4 + (20 * engagement));
        return new Member
        {
            Index = index,
            Id = string.Create(CultureInfo.InvariantCulture, $"member-{index + 1:00000}"),
            SignUpDay = signUpDay,
            Country = Countries[random.Weighted(CountryWeights)],
            Plan = Plans[random.Weighted(PlanWeights)],
            Level = Levels[random.Weighted(LevelWeights)],
            Goal = random.Pick(Goals),
            AppVersion = random.Pick(AppVersions),
            Consents = random.Happens(PlantedFacts.ConsentShare),
            Engagement = engagement,
            Discount = random.Happens(0.35) ? random.Pick(Discounts) : 0,
            SubscribedOn = pays ? subscribedOn : null,
            CancelledOn = pays && subscribedOn + (paidMonths * ProductStory.BillingDays) < PlantedFacts.Days
                ? subscribedOn + (paidMonths * ProductStory.BillingDays)
                : null,
        };
    }
}
