namespace Analytics.Statistics.OffPolicy;

/// <summary>
/// What a model predicts for the rows of a log: the reward of the action that was taken, and the mean reward over the actions that the evaluated policy
/// would take. The model is to be trained on other rows than those it is used on. Immutable.
/// </summary>
public sealed class RewardModel
{
    private readonly double[] logged;
    private readonly double[] values;

    private RewardModel(double[] logged, double[] values) => (this.logged, this.values) = (logged, values);

    /// <summary>Rows, at least 1.</summary>
    public int Rows => values.Length;

    /// <summary>Predicted reward of the logged action of each row.</summary>
    internal ReadOnlySpan<double> Logged => logged;

    /// <summary>Predicted mean reward of the evaluated policy in each row.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>Takes predictions that were made elsewhere. O(rows), two copies.</summary>
    /// <param name="logged">Predicted reward of the logged action of each row, finite; at least one row.</param>
    /// <param name="values">Predicted mean reward of the evaluated policy in each row, finite.</param>
    /// <returns>The model's predictions.</returns>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a prediction is not finite.</exception>
    public static RewardModel Of(ReadOnlySpan<double> logged, ReadOnlySpan<double> values)
    {
        if (logged.IsEmpty) throw new ArgumentException("There must be a row.", nameof(logged));
        if (values.Length != logged.Length) throw new ArgumentException("The lengths must be equal.", nameof(values));
        Finite(logged, nameof(logged));
        Finite(values, nameof(values));
        return new(logged.ToArray(), values.ToArray());
    }

    /// <summary>
    /// Averages predictions of all actions over the policy. O(rows · actions). Probabilities of a row are divided by their sum, as logs round them.
    /// </summary>
    /// <param name="predictions">Predicted reward of each action, row after row, finite; rows · actions numbers.</param>
    /// <param name="policy">Probability of each action under the evaluated policy, row after row, at least 0, not all 0 in a row.</param>
    /// <param name="actions">Index of the logged action of each row, from 0; at least one row.</param>
    /// <returns>The model's predictions.</returns>
    /// <exception cref="ArgumentException">The lengths do not match, or a number is out of its range.</exception>
    public static RewardModel Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> policy, ReadOnlySpan<int> actions)
    {
        if (actions.IsEmpty) throw new ArgumentException("There must be a row.", nameof(actions));
        if (predictions.IsEmpty || predictions.Length % actions.Length != 0) throw new ArgumentException("There must be one prediction an action and row.", nameof(predictions));
        if (policy.Length != predictions.Length) throw new ArgumentException("The lengths must be equal.", nameof(policy));
        Finite(predictions, nameof(predictions));

        var width = predictions.Length / actions.Length;
        var (logged, values) = (new double[actions.Length], new double[actions.Length]);
        for (var row = 0; row < actions.Length; row++)
        {
            if (actions[row] < 0 || actions[row] >= width) throw new ArgumentException("Every action must be one of those predicted.", nameof(actions));
            logged[row] = predictions[row * width + actions[row]];
            values[row] = Average(predictions.Slice(row * width, width), policy.Slice(row * width, width));
        }

        return new(logged, values);
    }

    private static double Average(ReadOnlySpan<double> predictions, ReadOnlySpan<double> policy)
    {
        var (sum, total) = (0.0, 0.0);
        for (var action = 0; action < policy.Length; action++)
        {
            if (!(policy[action] >= 0 && double.IsFinite(policy[action]))) throw new ArgumentException("Every probability must be finite and at least 0.", nameof(policy));
            sum += policy[action] * predictions[action];
            total += policy[action];
        }

        return total > 0 ? sum / total : throw new ArgumentException("A row's probabilities are all 0.", nameof(policy));
    }

    private static void Finite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("Every prediction must be finite.", name);
    }
}
