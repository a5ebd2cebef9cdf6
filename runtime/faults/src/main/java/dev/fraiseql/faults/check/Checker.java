package dev.fraiseql.faults.check;

import dev.fraiseql.faults.check.Evidence.Counters;
import dev.fraiseql.faults.check.Evidence.Delivered;
import dev.fraiseql.faults.check.Evidence.Entry;
import dev.fraiseql.faults.check.Evidence.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Looks for events that were lost, invented, doubled, or reordered, and for rows that contradict.
 */
public final class Checker {
  /** The observers of the types. */
  private static final Map<String, String> OBSERVERS =
      Map.of("Account", "AccountChanged", "Journal", "JournalChanged", "Parcel", "ParcelSent");

  private final Evidence evidence;
  private final Map<String, Entry> entries = new HashMap<>();

  private Checker(Evidence evidence) {
    this.evidence = evidence;
    for (Entry entry : evidence.outbox()) {
      entries.put(entry.event(), entry);
    }
  }

  /**
   * What was found, each number zero if nothing was.
   *
   * @param events entries of the outbox
   * @param failed transactions of the driver that have failed, by the faults or by each other
   * @param redelivered requests whose effect was there already, which is allowed
   * @param lost entries that nobody has received, and that are no dead letters
   * @param phantom requests about changes that were not committed
   * @param doubled effects of one event beyond the first: requests with another id
   * @param reordered requests that came before one of the same key with a lower number
   * @param different rows that a copy made of the requests does not have
   * @param broken states of a journal that do not begin with the state before
   * @param unaccounted events without a row of the ledger or with several, and wrong numbers
   * @param stale rows of a leader that was none any more
   * @param misjudged dead letters that could be delivered, and others that are no dead letters
   */
  public record Report(
      int events,
      long failed,
      int redelivered,
      int lost,
      int phantom,
      int doubled,
      int reordered,
      int different,
      int broken,
      int unaccounted,
      int stale,
      int misjudged) {

    /** Whether nothing was found. */
    public boolean isClean() {
      return lost
              + phantom
              + doubled
              + reordered
              + different
              + broken
              + unaccounted
              + stale
              + misjudged
          == 0;
    }
  }

  /** Checks a run. */
  public static Report check(Evidence evidence) {
    return new Checker(evidence).report();
  }

  private Report report() {
    List<Delivered> effects = effects();
    return new Report(
        evidence.outbox().size(),
        evidence.failed(),
        evidence.received().size() - effects.size(),
        lost(effects),
        (int) effects.stream().filter(each -> !entries.containsKey(each.event())).count(),
        doubled(effects),
        reordered(effects),
        different(effects),
        broken(effects),
        unaccounted(),
        stale(),
        misjudged());
  }

  /** The first request with each id: receivers recognize the others. */
  private List<Delivered> effects() {
    Map<String, Delivered> first = new LinkedHashMap<>();
    for (Delivered each : evidence.received()) {
      first.putIfAbsent(each.id(), each);
    }
    return new ArrayList<>(first.values());
  }

  private int lost(List<Delivered> effects) {
    Set<String> received = new HashSet<>(evidence.deadLetters());
    effects.forEach(each -> received.add(each.event()));
    return (int)
        evidence.outbox().stream().filter(entry -> !received.contains(entry.event())).count();
  }

  private static int doubled(List<Delivered> effects) {
    Set<String> seen = new HashSet<>();
    int doubled = 0;
    for (Delivered each : effects) {
      if (!seen.add(each.event())) {
        doubled++;
      }
    }
    return doubled;
  }

  private int reordered(List<Delivered> effects) {
    Map<String, Long> latest = new HashMap<>();
    int reordered = 0;
    for (Delivered each : effects) {
      Entry entry = entries.get(each.event());
      if (entry != null) {
        long before = latest.getOrDefault(each.observer() + each.key(), 0L);
        if (entry.id() < before) {
          reordered++;
        }
        latest.put(each.observer() + each.key(), Math.max(before, entry.id()));
      }
    }
    return reordered;
  }

  /** Makes a copy of both tables from what was received, as a receiver would. */
  private int different(List<Delivered> effects) {
    Map<String, String> accounts = new HashMap<>();
    Map<String, String> journals = new HashMap<>();
    for (Delivered each : effects) {
      if (each.observer().equals("AccountChanged")) {
        accounts.put(each.key(), value(each, "balance"));
      } else if (each.observer().equals("JournalChanged")) {
        journals.put(each.key(), value(each, "entries"));
      }
    }
    int different = 0;
    for (Map.Entry<String, Long> each : evidence.accounts().entrySet()) {
      different += each.getValue().toString().equals(accounts.get(each.getKey())) ? 0 : 1;
    }
    for (Map.Entry<String, String> each : evidence.journals().entrySet()) {
      different += each.getValue().equals(journals.get(each.getKey())) ? 0 : 1;
    }
    return different;
  }

  private static String value(Delivered each, String field) {
    return Objects.requireNonNullElse(each.after().get(field), "");
  }

  private static int broken(List<Delivered> effects) {
    Map<String, String> states = new HashMap<>();
    int broken = 0;
    for (Delivered each : effects) {
      if (each.observer().equals("JournalChanged")) {
        String next = value(each, "entries");
        String before = states.put(each.key(), next);
        if (before != null && !next.startsWith(before)) {
          broken++;
        }
      }
    }
    return broken;
  }

  private int unaccounted() {
    Map<String, Integer> rows = new HashMap<>();
    for (Settled each : evidence.ledger()) {
      rows.merge(each.observer() + each.entry(), 1, Integer::sum);
    }
    int wrong = Math.toIntExact(evidence.unsettled());
    Map<String, Long> expected = new HashMap<>();
    for (Entry entry : evidence.outbox()) {
      String observer = Objects.requireNonNull(OBSERVERS.get(entry.type()));
      expected.merge(observer, 1L, Long::sum);
      if (rows.getOrDefault(observer + entry.id(), 0) != 1) {
        wrong++;
      }
    }
    for (Counters each : evidence.counters()) {
      long events = expected.getOrDefault(each.observer(), 0L);
      wrong += each.captured() == events ? 0 : 1;
      wrong += each.settled() == events ? 0 : 1;
    }
    return wrong;
  }

  private int stale() {
    int stale = 0;
    for (Settled each : evidence.ledger()) {
      Long next = evidence.takeovers().get(each.epoch() + 1);
      if (each.epoch() < 1
          || each.epoch() > evidence.lastEpoch()
          || (next != null && each.settledAt() > next)) {
        stale++;
      }
    }
    return stale;
  }

  private int misjudged() {
    int misjudged = 0;
    for (Entry entry : evidence.outbox()) {
      boolean undeliverable =
          entry.type().equals("Parcel") && evidence.undeliverableParcels().contains(entry.key());
      misjudged += undeliverable == evidence.deadLetters().contains(entry.event()) ? 0 : 1;
    }
    return misjudged;
  }
}
