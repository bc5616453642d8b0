namespace Analytics.Nab;

/// <summary>The worth of detections made so far.</summary>
internal sealed class NabTotal
{
    private readonly NabProfile profile;
    private readonly Dictionary<(string File, NabWindow Window), double> found = [];

    public NabTotal(IReadOnlyList<NabFile> files, NabProfile profile)
    {
        this.profile = profile;
        Value = -profile.Missed * files.Sum(file => file.Windows.Count(window => window.Last >= file.Probation));
    }

    public double Value { get; private set; }

    /// <summary>Adds a detection. In a window the earliest counts; elsewhere each costs the more, the longer after a window.</summary>
    public void Detect(NabFile file, int row)
    {
        if (row < file.Probation) return;
        if (file.Windows.FirstOrDefault(each => row >= each.First && row <= each.Last) is { Last: > 0 } window)
            Find(file, window, Sigmoid(-(window.Last - row + 1.0) / window.Length) / Sigmoid(-1) * profile.Found);
        else
            Value += profile.FalseAlarm * After(file, row);
    }

    private void Find(NabFile file, NabWindow window, double worth)
    {
        var key = (file.Name, window);
        var before = found.GetValueOrDefault(key, -profile.Missed);
        if (worth <= before) return;
        found[key] = worth;
        Value += worth - before;
    }

    private static double After(NabFile file, int row)
    {
        var last = file.Windows.LastOrDefault(window => window.Last < row);
        return last.Last == 0 ? -1 : Sigmoid((row - last.Last) / (last.Length - 1.0));
    }

    private static double Sigmoid(double place) => place > 3 ? -1 : 2 / (1 + Math.Exp(5 * place)) - 1;
}
