package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.observed.ShipmentSent;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Libraries;
import dev.fraiseql.benchmarks.run.Spread;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The measurements in Markdown.
 *
 * @param conditions the machine and the command, in Markdown
 */
record ObserverPage(String conditions, ObserverMeasurements measurements) {
  private static final double DELIVERIES = 10_000;
  private static final double RATIO = 2;
  private static final double PICKUP_MILLIS = 10;
  private static final double WEBHOOKS = 4_000;
  private static final double STEPS = 1.3;
  private static final double BACKLOG = 0.8;

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Observers, %s%n%n%s", Bench.today(), conditions);
    out.format(
        "- databases: %s, on the same machine%n", String.join(", ", measurements.databases()));
    out.format(
        "- libraries: %s%n",
        String.join(
            ", ",
            Libraries.versions(
                "db-scheduler",
                "transactionoutbox-core",
                "HikariCP",
                "mariadb-java-client",
                "postgresql",
                "sqlite-jdbc")));
    if (!measurements.deliveries().isEmpty()) {
      deliveries(out);
      ratios(out);
    }
    if (!measurements.webhooks().isEmpty()) {
      webhooks(out);
    }
    if (!measurements.steps().isEmpty()) {
      steps(out);
    }
    if (!measurements.backlogs().isEmpty()) {
      backlogs(out);
    }
    return out.toString();
  }

  private void deliveries(Formatter out) {
    out.format(
        """

        ## Delivery to an action that does nothing

        Events that wait, from the first attempt until all are settled; and the latency of %,d single
        events in a second, from the commit to the begin of the action, in milliseconds.
        Medians of the rounds. FraiseQL keeps the order of each row and a ledger; the others keep no order
        and delete what is done.

        | database | | events | events/s | min-max | target | | pickup p50 | p95 | p99 | target | |
        |---|---|--:|--:|--:|--:|---|--:|--:|--:|--:|---|
        """,
        DeliveryTurn.PICKUPS_PER_SECOND);
    for (List<DeliveryTurn> turns : groups().toList()) {
      DeliveryTurn any = turns.getFirst();
      boolean ours = any.contender().library() == Library.FRAISEQL;
      boolean counted = ours && any.database().equals("postgresql");
      Spread perSecond = spread(turns, DeliveryTurn::perSecond);
      double pickup = median(turns, turn -> turn.pickups().p95Micros() / 1e3);
      out.format(
          "| %s | %s | %,d | %,.0f | %,.0f-%,.0f | %s | %s | %.2f | %.2f | %.2f | %s | %s |%n",
          any.database(),
          any.contender().shown(),
          any.events(),
          perSecond.median(),
          perSecond.minimum(),
          perSecond.maximum(),
          counted ? String.format(Locale.ROOT, ">= %,.0f", DELIVERIES) : "",
          counted ? met(perSecond.median() >= DELIVERIES) : "",
          median(turns, turn -> turn.pickups().p50Micros() / 1e3),
          pickup,
          median(turns, turn -> turn.pickups().p99Micros() / 1e3),
          ours ? String.format(Locale.ROOT, "<= %.0f ms", PICKUP_MILLIS) : "",
          ours ? met(pickup <= PICKUP_MILLIS) : "");
    }
  }

  private static String met(boolean met) {
    return met ? "met" : "missed";
  }

  /** The turns of each contender on each database. */
  private Stream<List<DeliveryTurn>> groups() {
    return measurements.deliveries().stream()
        .map(turn -> turns(turn.database(), turn.contender()))
        .distinct();
  }

  private List<DeliveryTurn> turns(String database, Contender contender) {
    return measurements.deliveries().stream()
        .filter(turn -> turn.database().equals(database) && turn.contender().equals(contender))
        .toList();
  }

  private static <T> double median(List<T> turns, ToDoubleFunction<T> figure) {
    return spread(turns, figure).median();
  }

  private static <T> Spread spread(List<T> turns, ToDoubleFunction<T> figure) {
    return Spread.of(turns.stream().mapToDouble(figure));
  }

  private void ratios(Formatter out) {
    out.format(
        """

        ## Ratios of events per second

        FraiseQL to each library with its fastest settings, in the same round: the median of the rounds,
        and their minimum and maximum.

        | database | ratio | median | min-max | target | |
        |---|---|--:|--:|--:|---|
        """);
    List<String> products =
        measurements.deliveries().stream().map(DeliveryTurn::database).distinct().toList();
    for (String product : products) {
      for (Library library : Library.values()) {
        if (library != Library.FRAISEQL) {
          ratio(out, product, library);
        }
      }
    }
  }

  private void ratio(Formatter out, String product, Library library) {
    List<DeliveryTurn> ours = fastest(product, Library.FRAISEQL);
    List<DeliveryTurn> theirs = fastest(product, library);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return;
    }
    double[] ratios = new double[ours.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = ours.get(round).perSecond() / theirs.get(round).perSecond();
    }
    Spread spread = Spread.of(ratios);
    boolean counted = product.equals("postgresql");
    out.format(
        "| %s | FraiseQL / %s | %.1f | %.1f-%.1f | %s | %s |%n",
        product,
        theirs.getFirst().contender().shown(),
        spread.median(),
        spread.minimum(),
        spread.maximum(),
        counted ? ">= " + RATIO : "",
        counted ? met(spread.median() >= RATIO) : "");
  }

  /** The turns of a library with the settings that were the fastest; empty if there are none. */
  private List<DeliveryTurn> fastest(String product, Library library) {
    return groups()
        .filter(turns ->
            turns.getFirst().database().equals(product)
                && turns.getFirst().contender().library() == library)
        .max(Comparator.comparingDouble(turns -> median(turns, DeliveryTurn::perSecond)))
        .orElse(List.of());
  }

  private void webhooks(Formatter out) {
    out.format(
        """

        ## Webhooks

        Signed, to a receiver in another process on this machine, which checks each signature; %d at once.
        From the first that is received until all are settled.

        | database | events | webhooks/s | min-max | target | |
        |---|--:|--:|--:|--:|---|
        """,
        ShipmentSent.CONCURRENCY);
    List<String> products =
        measurements.webhooks().stream().map(WebhookTurn::database).distinct().toList();
    for (String product : products) {
      List<WebhookTurn> turns =
          measurements.webhooks().stream().filter(turn -> turn.database().equals(product)).toList();
      Spread perSecond = spread(turns, WebhookTurn::perSecond);
      out.format(
          "| %s | %,d | %,.0f | %,.0f-%,.0f | >= %,.0f | %s |%n",
          product,
          turns.getFirst().events(),
          perSecond.median(),
          perSecond.minimum(),
          perSecond.maximum(),
          WEBHOOKS,
          met(perSecond.median() >= WEBHOOKS));
    }
  }

  private void steps(Formatter out) {
    out.format(
        """

        ## Five actions

        Of one observer, each of which takes 100 ms, against an observer with one: the time from the change
        to the end of the last action of the same event, in milliseconds.

        | database | one | five | ratio | target | |
        |---|--:|--:|--:|--:|---|
        """);
    for (StepTimes each : measurements.steps()) {
      out.format(
          "| %s | %.1f | %.1f | %.2f | <= %s | %s |%n",
          each.database(),
          each.one(),
          each.five(),
          each.ratio(),
          STEPS,
          met(each.ratio() <= STEPS));
    }
  }

  private void backlogs(Formatter out) {
    out.format(
        """

        ## A backlog of another observer

        What an observer does while another one does not settle its events, against no backlog. The server
        was started with the backlog: the first delivery is counted from the begin of its start. The heap is
        that after a collection, of this process.

        | database | backlog | events | tried again | first delivery s | events/s | ratio | target | | pickup p50 ms | p95 | p99 | target | | heap MB |
        |---|---|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|---|--:|
        """);
    for (BacklogTurn each : measurements.backlogs()) {
      boolean empty = each.state() == BacklogState.EMPTY;
      double ratio = each.perSecond() / empty(each.database()).perSecond();
      double pickup = each.pickups().p95Micros() / 1e3;
      out.format(
          "| %s | %s | %,d | %,d | %.1f | %,.0f | %.2f | %s | %s | %.2f | %.2f | %.2f | <= %.0f ms | %s | %d |%n",
          each.database(),
          each.state().shown(),
          each.backlog(),
          each.retried(),
          each.begin() / 1e9,
          each.perSecond(),
          ratio,
          empty ? "" : ">= " + BACKLOG,
          empty ? "" : met(ratio >= BACKLOG),
          each.pickups().p50Micros() / 1e3,
          pickup,
          each.pickups().p99Micros() / 1e3,
          PICKUP_MILLIS,
          met(pickup <= PICKUP_MILLIS),
          each.heap());
    }
  }

  private BacklogTurn empty(String database) {
    return measurements.backlogs().stream()
        .filter(each -> each.database().equals(database) && each.state() == BacklogState.EMPTY)
        .findFirst()
        .orElseThrow();
  }
}
