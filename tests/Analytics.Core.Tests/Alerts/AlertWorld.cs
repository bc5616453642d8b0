using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Alerts.Notices;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Tests.Privacy;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Analytics.Core.Tests.Alerts;

/// <summary>The capability over real files, on a clock of its own, watching figures that a test sets. It can be restarted.</summary>
internal sealed class AlertWorld : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CollectingSender sender = new();
    private readonly KeyRing ring;
    private readonly AlertSignal unseen;
    private readonly AlertOptions options = new() { EvaluationsAtOnce = 4, EvaluationTimeout = TimeSpan.FromSeconds(5), MaximumAttempts = 3 };
    private LiteDocuments documents = null!;
    private AlertEvaluator evaluator = null!;
    private AlertCourier courier = null!;
    private AlertCycle cycle = null!;

    /// <param name="unseen">What it means that the source says nothing of an alert any more.</param>
    public AlertWorld(AlertSignal unseen = AlertSignal.NoData)
    {
        this.unseen = unseen;
        ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKey = Opened.MasterKey });
        Open();
    }

    public FakeTimeProvider Clock { get; } = new(SomeAlerts.Now);

    public AlertRules Rules { get; private set; } = null!;

    public AlertBoard Board { get; private set; } = null!;

    public AlertList List { get; private set; } = null!;

    public AlertHistory History { get; private set; } = null!;

    public AlertSilences Silences { get; private set; } = null!;

    public AlertChannels Channels { get; private set; } = null!;

    public AlertOutbox Outbox { get; private set; } = null!;

    public string Folder => folder.Path;

    /// <summary>What a rule sees: a figure by version, or a fault.</summary>
    public Func<AlertRule, CancellationToken, Task<IReadOnlyList<AlertObservation>>> Sees { get; set; } = (_, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([]);

    /// <summary>What arrived: second, reason, rules and states.</summary>
    public IReadOnlyList<AlertNotice> Arrived => sender.Arrived;

    public CollectingSender Receiver => sender;

    public static AlertObservation Seen(AlertRule rule, string version, double value, long n = 1_000)
    {
        var figure = new Figure { Value = value, Lower = value * 0.9, Upper = value * 1.1, N = n };
        return new AlertObservation
        {
            Keys = new Dictionary<string, string?> { ["version"] = version },
            Signal = MeasureAlerts.Judge(rule, figure),
            Figure = figure,
            Unit = "ratio",
        };
    }

    public void Sees1(double value) => Sees = (rule, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([Seen(rule, "1", value)]);

    public static AlertRule Rule(string uid = "unsafe") => SomeAlerts.Rule(uid) with
    {
        Notify = new AlertRouting { Channels = ["hook"], GroupWait = TimeSpan.Zero, GroupInterval = TimeSpan.Zero },
    };

    public async Task StartAsync(params AlertRule[] rules)
    {
        await cycle.LoadAsync(default);
        if (Channels.Find("hook") is null)
            Xunit.Assert.Empty(await Channels.PutAsync(new AlertChannel { Uid = "hook", Kind = ChannelKind.Webhook, Url = "https://hooks.example.com/secret-path", Secret = "the-secret-of-the-hook" }, default));
        foreach (var rule in rules) Xunit.Assert.Empty((await Rules.PutAsync(rule, null, default)).Faults);
    }

    /// <summary>Lets a minute pass, then evaluates, tells and delivers.</summary>
    public async Task MinuteAsync(int minutes = 1)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await TurnAsync();
        }
    }

    public async Task TurnAsync()
    {
        await cycle.TurnAsync(default);
        await evaluator.IdleAsync();
        await cycle.TurnAsync(default);
        await courier.IdleAsync();
    }

    /// <summary>As if the service had been stopped here: only what is in the files is known afterwards.</summary>
    public async Task RestartAsync()
    {
        Close();
        Open();
        await StartAsync();
    }

    public void Dispose()
    {
        Close();
        ring.Dispose();
        folder.Dispose();
    }

    private void Close()
    {
        Rules.Dispose();
        Board.Dispose();
        Channels.Dispose();
        evaluator.Dispose();
        documents.Dispose();
    }

    private void Open()
    {
        documents = new LiteDocuments(folder.Path, ring.DocumentsPassword);
        IDocuments store = documents;
        var settings = Options.Create(options);
        var source = new AlertSource
        {
            Name = "measure",
            Check = _ => new Dictionary<string, string[]>(),
            ObserveAsync = (rule, _, token) => Sees(rule, token),
            Unseen = unseen,
        };
        Channels = new AlertChannels(store, new FieldSealer(ring), [sender]);
        Rules = new AlertRules(store, [source], Channels);
        History = new AlertHistory(store, Clock);
        Board = new AlertBoard(store, Rules, Clock);
        Silences = new AlertSilences(store, Clock);
        List = new AlertList(Rules, Board, Silences, Clock);
        Outbox = new AlertOutbox(store, Clock);
        evaluator = new AlertEvaluator(Rules, Board, settings, Clock, NullLogger<AlertEvaluator>.Instance);
        courier = new AlertCourier(Outbox, Channels, [sender], settings, Clock, NullLogger<AlertCourier>.Instance);
        var dispatcher = new AlertDispatcher(List, Channels, Outbox, store, settings, Clock);
        cycle = new AlertCycle(Rules, Board, Silences, History, Channels, evaluator, dispatcher, Outbox, courier, Clock, NullLogger<AlertCycle>.Instance);
    }
}
