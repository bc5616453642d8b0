using System.Numerics;
using Analytics.Statistics.Attribution;
using CsCheck;

namespace Analytics.Statistics.Tests.Attribution;

public sealed class ShapleySplitTests
{
    private static readonly Gen<double[]> Games = Gen.Double[-10, 10].Array[16];

    [Fact]
    public void The_glove_game()
    {
        // Players 0 and 1 hold a left glove, player 2 the right one; a pair is worth 1: Shapley values 1/6, 1/6, 4/6.
        var values = ShapleySplit.Exact(3, coalition => (coalition & 4) != 0 && (coalition & 3) != 0 ? 1 : 0);

        Assert.Equal(1.0 / 6, values[0].Value, 1e-15);
        Assert.Equal(1.0 / 6, values[1].Value, 1e-15);
        Assert.Equal(4.0 / 6, values[2].Value, 1e-15);
    }

    [Fact]
    public void Values_add_up_to_the_whole() => Games.Sample(game =>
    {
        Assert.Equal(game[15] - game[0], ShapleySplit.Exact(4, coalition => game[coalition]).Sum(one => one.Value), 1e-9);
        Assert.Equal(game[15] - game[0], ShapleySplit.Sampled(4, coalition => game[coalition], 3, 1).Sum(one => one.Value), 1e-9);
    });

    [Fact]
    public void A_sample_comes_within_its_error_of_the_exact_values() => Games.Sample(game =>
    {
        var (exact, sampled) = (ShapleySplit.Exact(4, coalition => game[coalition]), ShapleySplit.Sampled(4, coalition => game[coalition], 400, 2));

        Assert.All(exact.Zip(sampled), pair => Assert.Equal(pair.First.Value, pair.Second.Value, 6 * pair.Second.StandardError + 1e-9));
    }, iter: 50);

    [Fact]
    public void An_additive_game_is_known_from_any_sample()
    {
        var values = ShapleySplit.Sampled(30, coalition => BitOperations.PopCount(coalition), 2, 3);

        Assert.All(values, value => Assert.Equal(new ShapleyValue(1, 0), value));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("game", () => ShapleySplit.Exact(2, null!));
        Assert.Throws<ArgumentException>("game", () => ShapleySplit.Exact(2, _ => double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("players", () => ShapleySplit.Exact(21, _ => 0));
        Assert.Throws<ArgumentOutOfRangeException>("players", () => ShapleySplit.Sampled(0, _ => 0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("pairs", () => ShapleySplit.Sampled(2, _ => 0, 1, 1));
    }
}
