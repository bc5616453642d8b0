using System.Text.RegularExpressions;
using Xunit;

namespace Analytics.Api.Tests.Architecture;

public sealed partial class HouseRuleTests
{
    private const int LongestFile = 350;

    [Fact]
    public void No_file_is_longer_than_350_lines()
    {
        Assert.All(Repository.Sources("src"), path => Assert.InRange(File.ReadLines(path).Count(), 0, LongestFile));
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        Assert.DoesNotContain(Repository.Sources("src"), path => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(path)));
    }

    [Fact]
    public void A_public_type_is_named_as_its_file()
    {
        var others = Repository.Sources("src").Where(path =>
        {
            var declared = PublicType().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value).ToList();
            return declared.Count > 1 || declared.Count == 1 && declared[0] != Path.GetFileNameWithoutExtension(path).Split('.')[0] && declared[0] != "Program";
        });

        Assert.Empty(others);
    }

    [Fact]
    public void The_start_of_the_program_reads_as_a_table_of_contents()
    {
        Assert.True(File.ReadLines(Path.Combine(Repository.Root, "src/Analytics.Api/Program.cs")).Count() <= 40);
    }

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Common|Base|Impl)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^public (?:sealed |static |abstract |readonly |partial )*(?:class|record struct|record|struct|enum|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
