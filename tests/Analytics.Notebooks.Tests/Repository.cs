namespace Analytics.Notebooks.Tests;

/// <summary>Places in the repository.</summary>
internal static class Repository
{
    public static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "Analytics.sln"))) root = root.Parent;
            return root.FullName;
        }
    }

    public static string Notebooks => Path.Combine(Root, "notebooks");

    public static string Models => Path.Combine(Root, "models");
}
