using Analytics.Core.Safety.Grammar;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class PhraseSearchTests
{
    [Theory]
    [InlineData("no pain", "No pain, no gain", true)]
    [InlineData("no pain", "no  --\n pain", true)]
    [InlineData("no pain", "nopain", false)]
    [InlineData("no pain", "casino pain", false)]
    [InlineData("no pain", "no painter", false)]
    [InlineData("no pain", "no no pain", true)]
    [InlineData("no pain", "no", false)]
    [InlineData("no pain", "", false)]
    [InlineData("don't", "You DON'T say", true)]
    [InlineData("a a b", "a a a b", true)]
    public void Whole_words_match_whatever_stands_between_them(string phrase, string text, bool expected) =>
        Assert.Equal(expected, new PhraseSearch([phrase], wholeWords: true).IsIn(text));

    [Theory]
    [InlineData("pain", "SPAIN", true)]
    [InlineData("no pain", "no  pain", false)]
    public void Contained_text_matches_anywhere_as_it_is_written_but_for_case(string phrase, string text, bool expected) =>
        Assert.Equal(expected, new PhraseSearch([phrase], wholeWords: false).IsIn(text));

    [Fact]
    public void One_of_several_is_enough()
    {
        var search = new PhraseSearch(["first", "second one"], wholeWords: true);

        Assert.True(search.IsIn("the second one"));
        Assert.False(search.IsIn("the second two"));
    }
}
