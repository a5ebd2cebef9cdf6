package dev.fraiseql.faults.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run has left behind.
 *
 * @param failed how many transactions of the driver have failed
 * @param outbox all committed entries, in the order of their numbers
 * @param received what had an effect, in that order
 * @param ledger the rows of settled events
 * @param unsettled the number of unsettled events
 * @param counters of the actions
 * @param accounts the balances of the accounts, by their keys
 * @param journals the entries of the journals, by their keys
 * @param undeliverableParcels the keys of parcels whose method never succeeds
 * @param deadLetters ids of events that are dead letters
 * @param lastEpoch the latest epoch of the lease
 * @param takeovers the times at which epochs began, by epoch
 */
public record Evidence(
    long failed,
    List<Entry> outbox,
    List<Delivered> received,
    List<Settled> ledger,
    long unsettled,
    List<Counters> counters,
    Map<String, Long> accounts,
    Map<String, String> journals,
    Set<String> undeliverableParcels,
    Set<String> deadLetters,
    long lastEpoch,
    Map<Long, Long> takeovers) {

  /** An entry of the outbox. */
  public record Entry(long id, String event, String type, String key) {}

  /**
   * What a receiver got.
   *
   * @param observer its name
   * @param id the header {@code webhook-id}
   * @param event the id in the body
   * @param after the state of the row in the body, a JSON object
   */
  public record Delivered(
      String observer, String id, String event, String key, Map<String, String> after) {}

  /**
   * A row of the ledger.
   *
   * @param settledAt in milliseconds since 1970
   */
  public record Settled(String observer, long entry, String state, long epoch, long settledAt) {}

  /** The numbers of an action. */
  public record Counters(String observer, long captured, long settled) {}
}
