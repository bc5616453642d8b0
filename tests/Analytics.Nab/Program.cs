using System.Globalization;
using Analytics.Nab;

if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: Analytics.Nab FOLDER, the Numenta anomaly benchmark with its folders data and labels.");
    return 2;
}

var files = NabCorpus.Read(folder);
Console.WriteLine("| detector | standard | low FP | low FN | threshold |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var (name, detector) in NabDetectors.All)
{
    var scores = files.Select(detector).ToArray();
    var results = NabProfile.All.Select(profile => NabScorer.Best(files, scores, profile)).ToArray();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {results[0].Score:F2} | {results[1].Score:F2} | {results[2].Score:F2} | {results[0].Threshold:F4} |"));
}

return 0;
