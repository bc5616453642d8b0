using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class PersonalDataScrubberTests
{
    private readonly PersonalDataScrubber scrubber = new();

    [Theory]
    [InlineData("write to max.mustermann+gym@mail.example.co.uk, please", "write to [email], please")]
    [InlineData("a@b.de", "[email]")]
    [InlineData("<a@b.de>;c_d@e.com.", "<[email]>;[email].")]
    [InlineData("jörg@müller.de und x", "[email] und x")]
    [InlineData("почта@пример.рф", "[email]")]
    [InlineData("\"max m\"@example.com", "[email]")]
    [InlineData("max@10.1.2.3", "[email]")]
    [InlineData("mailto:max@example.com?subject=hi", "mailto:[email]?subject=hi")]
    [InlineData("https://x.de/unsubscribe?mail=max%40example.com&y=1", "https://x.de/unsubscribe?mail=[email]&y=1")]
    public void E_mail_addresses_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("call +49 151 23456789 now", "call [phone] now")]
    [InlineData("call +4915123456789", "call [phone]")]
    [InlineData("(415) 555-2671 is mine", "[phone] is mine")]
    [InlineData("415-555-2671", "[phone]")]
    [InlineData("415.555.2671", "[phone]")]
    [InlineData("+1 (415) 555-2671", "[phone]")]
    [InlineData("tel 0151/23456789", "tel [phone]")]
    [InlineData("015123456789", "[phone]")]
    [InlineData("020 7946 0958 or 0049 30 901820", "[phone] or [phone]")]
    [InlineData("+999 123 456 789", "[phone]")]
    public void Telephone_numbers_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("card 4111111111111111 exp", "card [card] exp")]
    [InlineData("4111 1111 1111 1111", "[card]")]
    [InlineData("4111-1111-1111-1111", "[card]")]
    [InlineData("4111.1111.1111.1111", "[card]")]
    [InlineData("2 times 3 4111 1111 1111 1111", "2 times 3 [card]")]
    [InlineData("amex 3782 822463 10005!", "amex [card]!")]
    [InlineData("5500-0000-0000-0004", "[card]")]
    public void Payment_cards_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("pay DE89 3704 0044 0532 0130 00 today", "pay [iban] today")]
    [InlineData("IBAN:GB29NWBK60161331926819", "IBAN:[iban]")]
    [InlineData("gb29 nwbk 6016 1331 9268 19", "[iban]")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "[iban]")]
    [InlineData("NO93-8601-1117-947", "[iban]")]
    public void Account_numbers_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("from 192.168.0.17:8080", "from [ip]:8080")]
    [InlineData("8.8.8.8, 1.1.1.1", "[ip], [ip]")]
    [InlineData("from 2001:db8:85a3::8a2e:370:7334 today", "from [ip] today")]
    [InlineData("[fe80::1]", "[[ip]]")]
    [InlineData("::ffff:192.0.2.128", "[ip]")]
    public void Ip_addresses_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U ok", "[token] ok")]
    [InlineData("use sk_" + "live_4eC39HqLyjWDarjtT1zdp7dc", "use [token]")]
    [InlineData("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "[token]")]
    [InlineData("xox" + "b-123456789012-abcdefABCDEF", "[token]")]
    [InlineData("AKIA" + "IOSFODNN7EXAMPLE", "[token]")]
    [InlineData("Authorization: Bearer abcdef0123456789abcdef", "Authorization: [token]")]
    [InlineData("api_key=0f9a8b7c6d5e", "[token]")]
    [InlineData("a -----BEGIN PRIVATE KEY-----\nMIIB1234\n-----END PRIVATE KEY----- b", "a [token] b")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIB1234\ncut off", "[token]")]
    public void Keys_and_tokens_are_replaced(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("max＠example.com", "[email]")]
    [InlineData("m\u200Ba\u200Dx@exam\u00ADple.com!", "[email]!")]
    [InlineData("ｍａｘ＠ｅｘａｍｐｌｅ．ｃｏｍ", "[email]")]
    [InlineData("４１１１ １１１１ １１１１ １１１１ é", "[card] é")]
    [InlineData("٠١٥١٢٣٤٥٦٧٨٩", "[phone]")]
    [InlineData("𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏 😀", "[card] 😀")]
    [InlineData("+49\u00A0151\u201123456789", "[phone]")]
    [InlineData("😀 max@example.com 😀", "😀 [email] 😀")]
    public void Unicode_tricks_are_seen_through(string text, string expected) => Assert.Equal(expected, scrubber.Scrub(text));

    [Theory]
    [InlineData("")]
    [InlineData("Loved the plan, thanks!")]
    [InlineData("Schönes Training, 😀 weiter so — ١ ２")]
    [InlineData("2026-11-01T10:00:00Z and 2026-11-01 10:00:00.123+02:00")]
    [InlineData("on 01.11.2026, 11/01/2026, 2026/11/01 or 1.11.26 at 10:30:15")]
    [InlineData("2026-11-01 - 2026-11-05")]
    [InlineData("version 10.0.19041.1, v1.2.3.4, 1.2.3, version 1.2.3.4")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("12345678-1234-1234-1234-123456789012")]
    [InlineData("id 1234567890 or 4155552671")]
    [InlineData("1700000000, 1700000000000, 1700000000000000000")]
    [InlineData("0.4242424242424242 and 3.14159265358979 and -12345678.9")]
    [InlineData("1,234,567.89 USD; 12 345 678")]
    [InlineData("sets 10 10 8 8 6 6 x 100 kg")]
    [InlineData("3x10 @ 80kg, @coach look")]
    [InlineData("meet @ gym.com")]
    [InlineData("std::vector<int> a::b")]
    [InlineData("sk_learn_pipeline_with_long_name_and_more")]
    [InlineData("secret: consistency; the key: keep going")]
    [InlineData("DE89 3704 0044 0532 0130 02 is no account")]
    [InlineData("plan-2026-0001-4711, ABC1234567890123")]
    [InlineData("snake_case and __init__")]
    [InlineData("00:1A:2B:3C:4D:5E")]
    public void Harmless_text_is_left_alone(string text) => Assert.Same(text, scrubber.Scrub(text));

    [Fact]
    public void Scrubbed_text_is_clean()
    {
        var once = scrubber.Scrub("a@b.de, +49 151 23456789, 4111111111111111, DE89370400440532013000, 10.1.2.3, ghp_16C7e42F292c6912E7710c838347Ae178B4a");

        Assert.Equal("[email], [phone], [card], [iban], [ip], [token]", once);
        Assert.Same(once, scrubber.Scrub(once));
    }

    [Theory]
    [InlineData("eyJ-")]
    [InlineData("a@")]
    [InlineData("@a.")]
    [InlineData("1.")]
    [InlineData("1:")]
    [InlineData("DE89 ")]
    [InlineData("12 ")]
    [InlineData("0151 2345678 x ")]
    [InlineData("-----BEGIN A----- ")]
    [InlineData("key=")]
    [InlineData("Bearer ")]
    public void Hostile_text_takes_no_more_than_linear_time(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 65_536 / pattern.Length));
        var started = TimeProvider.System.GetTimestamp();

        scrubber.Scrub(text);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void National_numbers_are_those_of_the_given_regions()
    {
        const string french = "06 12 34 56 78";

        Assert.Equal("[phone]", new PersonalDataScrubber(["FR"]).Scrub(french));
        Assert.Equal("tel 415-555-2671", new PersonalDataScrubber(["FR"]).Scrub("tel 415-555-2671"));
    }
}
