using Analytics.Statistics.Experiments.Interleaving;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Interleaving;

public sealed class InterleavingTests
{
    private static readonly Gen<int[]> Rankings = Gen.Int[0, 30].Array[1, 20].Select(items => items.Distinct().ToArray());

    [Fact]
    public void Teams_take_turns_and_take_their_best_that_is_left() => Gen.Select(Rankings, Rankings, Gen.Int[1, 25], Gen.Int).Sample((champion, challenger, length, seed) =>
    {
        var list = TeamDraft.Draw(champion, challenger, length, new Random(seed));

        Assert.Equal(Math.Min(length, champion.Union(challenger).Count()), list.Count);
        Assert.Equal(list.Count, list.Select(each => each.Item).Distinct().Count());
        foreach (var (team, ranking) in new[] { (Team.Champion, champion), (Team.Challenger, challenger) })
        {
            var places = list.Where(each => each.Team == team).Select(each => Array.IndexOf(ranking, each.Item)).ToArray();
            Assert.Equal(places.Order(), places);
            Assert.DoesNotContain(-1, places);
        }

        var both = Math.Min(list.Count, Math.Min(champion.Length, challenger.Length));
        for (var prefix = 2; prefix <= both / 2 * 2; prefix += 2)
            if (list.Take(prefix).All(each => champion.Contains(each.Item) && challenger.Contains(each.Item)))
                Assert.Equal(prefix / 2, list.Take(prefix).Count(each => each.Team == Team.Champion));
    });

    [Fact]
    public void The_same_seed_draws_the_same_list() => Assert.Equal(
        TeamDraft.Draw([1, 2, 3, 4], [4, 3, 2, 1], 4, new Random(1)), TeamDraft.Draw([1, 2, 3, 4], [4, 3, 2, 1], 4, new Random(1)));

    [Fact]
    public void Two_good_rankers_win_equally_often_and_a_bad_one_loses()
    {
        var random = new Random(14);
        int Clicks(int[] champion, int[] challenger) => Enumerable.Range(0, 4000).Sum(_ =>
            Math.Sign(TeamDraft.Credit(TeamDraft.Draw(champion, challenger, 4, random), [1, 2])));

        Assert.InRange(Clicks([1, 2, 3, 4], [1, 2, 3, 4]), -250, 250);
        Assert.True(Clicks([5, 6, 7, 8, 1, 2], [1, 2, 3, 4]) > 2000);
    }

    [Fact]
    public void Clicks_credit_the_team_once_an_item()
    {
        DraftedItem<string>[] list = [new("a", Team.Champion), new("b", Team.Challenger), new("c", Team.Challenger)];

        Assert.Equal(1, TeamDraft.Credit(list, ["b", "c", "a", "c", "other"]));
        Assert.Equal(0, TeamDraft.Credit(list, []));
    }

    [Fact]
    public void Even_wins_are_no_preference()
    {
        var test = PreferenceTest.OfWins(50, 50);

        Assert.Equal(0.5, test.Preference);
        Assert.Equal(1, test.PValue);
        Assert.True(test.Interval.Contains(0.5));
    }

    [Fact]
    public void False_preferences_keep_to_their_error()
    {
        Simulation.AssertAtMost(0.05, 3000, random =>
        {
            var wins = Enumerable.Range(0, 80).Count(_ => random.Next(2) == 0);
            return PreferenceTest.OfWins(wins, 80 - wins).PValue <= 0.05;
        });
        Simulation.AssertShare(0.05, 3000, random =>
            PreferenceTest.OfCredits(Moments.Of(Simulation.Values(random, 100, each => each.Next(-2, 3)))).PValue <= 0.05);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("champion", () => TeamDraft.Draw([1, 1], [1], 2, new Random(1)));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => TeamDraft.Draw([1], [1], 0, new Random(1)));
        Assert.Throws<ArgumentNullException>("random", () => TeamDraft.Draw([1], [1], 1, null!));
        Assert.Throws<ArgumentOutOfRangeException>("championWins", () => PreferenceTest.OfWins(0, 0));
        Assert.Throws<ArgumentException>("credits", () => PreferenceTest.OfCredits(Moments.Of([1, 1])));
    }
}
