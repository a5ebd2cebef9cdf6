package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.members.CreateNotes;
import dev.fraiseql.benchmarks.members.UpdateGuest;
import dev.fraiseql.benchmarks.members.UpdateMember;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The mutations of members: they write the same values again and again. */
final class MemberMutations {
  /** How many rows, spread over the whole table, an update cycles through. */
  private static final int KEYS = 100;

  private static final int NOTES = 1000;

  private MemberMutations() {}

  static List<BenchmarkQuery> all() {
    return List.of(
        new BenchmarkQuery(
            "M1",
            UpdateMember.DOCUMENT,
            Variables.objects(IntStream.range(0, KEYS).mapToObj(MemberMutations::update).toList()),
            "/members/update",
            UpdateGuest.DOCUMENT,
            new PostGraphileQuery(
                """
                mutation ($id: BigInt!, $bio: String) {
                  updateMember(input: {rowId: $id, patch: {bio: $bio}}) { member { id: rowId bio } }
                }
                """,
                Set.of(),
                "member")),
        new BenchmarkQuery(
            "M2",
            CreateNotes.DOCUMENT,
            Variables.objects(List.of(notes())),
            "/members/notes",
            null,
            null));
  }

  /** The variables of an update. Each row gets one of two texts, so that every one changes it. */
  private static String update(int i) {
    long id = 1 + (i / 2) * 97L;
    String bio = i % 2 == 0 ? "Writes about café and gardens." : "Reads \\\"quoted\\\" letters.";
    return "{\"id\":\"" + id + "\",\"bio\":\"" + bio + "\"}";
  }

  private static String notes() {
    return IntStream.range(0, NOTES)
        .mapToObj(i ->
            "{\"title\":\"Note number "
                + i
                + " of a long list\",\"priority\":"
                + i % 5
                + ",\"pinned\":"
                + (i % 7 == 0)
                + ",\"createdAt\":\"2026-01-24T09:30:00Z\"}")
        .collect(Collectors.joining(",", "{\"inputs\":[", "]}"));
  }
}
