package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The blog's rows, random from a fixed seed. One user in five has no biography, nine posts in ten
 * are published, and half of the comments are on popular posts, the others on any.
 */
public final class BlogRows implements Dataset {
  /** The number of users, with ids from 1. */
  public static final int USERS = 10_000;

  /** The number of posts, with ids from 1. */
  public static final int POSTS = 50_000;

  /** Posts whose id is a multiple of this are popular: they have many comments. */
  public static final int POPULAR = 10;

  private static final int COMMENTS = 200_000;
  private static final long SEED = 20_260_124;
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final int SECONDS = 6 * 365 * 24 * 60 * 60;
  private static final String[] WORDS = {
    "about", "answer", "bread", "café", "column", "database", "early", "every", "field", "garden",
    "house", "index", "journey", "kitchen", "letter", "modest", "never", "ocean", "paper", "quiet",
    "\"quoted\"", "river", "schema", "table", "under", "verse", "winter", "year", "zürich", "and"
  };

  @Override
  public void fill(Connection connection, MeasuredDatabase database) throws SQLException {
    SplittableRandom random = new SplittableRandom(SEED);
    users(connection, database, random.split());
    posts(connection, database, random.split());
    comments(connection, database, random.split());
    try (Statement statement = connection.createStatement()) {
      // Our DDL only indexes keys and foreign keys; an author would add this index for F1.
      statement.executeUpdate(
          "create index posts_newest on posts (published, created_at desc, id)");
    }
  }

  private static void users(
      Connection connection, MeasuredDatabase database, SplittableRandom random)
      throws SQLException {
    try (RowInserts users =
        new RowInserts(connection, "users", "id", "username", "full_name", "bio", "created_at")) {
      for (int id = 1; id <= USERS; id++) {
        String first = capital(word(random));
        String last = capital(word(random));
        @Nullable String bio = random.nextInt(5) == 0 ? null : sentence(random, 8, 24);
        users.add((long) id, "user" + id, first + " " + last, bio, timestamp(database, random));
      }
    }
  }

  private static void posts(
      Connection connection, MeasuredDatabase database, SplittableRandom random)
      throws SQLException {
    try (RowInserts posts =
        new RowInserts(
            connection,
            "posts",
            "id",
            "title",
            "content",
            "published",
            "created_at",
            "author_id")) {
      for (int id = 1; id <= POSTS; id++) {
        posts.add(
            (long) id,
            sentence(random, 4, 9),
            sentence(random, 40, 120),
            random.nextInt(10) > 0,
            timestamp(database, random),
            1L + random.nextInt(USERS));
      }
    }
  }

  private static void comments(
      Connection connection, MeasuredDatabase database, SplittableRandom random)
      throws SQLException {
    try (RowInserts comments =
        new RowInserts(
            connection, "comments", "id", "content", "created_at", "author_id", "post_id")) {
      for (int id = 1; id <= COMMENTS; id++) {
        int post =
            random.nextBoolean()
                ? POPULAR * (1 + random.nextInt(POSTS / POPULAR))
                : 1 + random.nextInt(POSTS);
        comments.add(
            (long) id,
            sentence(random, 6, 24),
            timestamp(database, random),
            1L + random.nextInt(USERS),
            (long) post);
      }
    }
  }

  private static Object timestamp(MeasuredDatabase database, SplittableRandom random) {
    return database.timestamp(BEGIN.plusSeconds(random.nextInt(SECONDS)));
  }

  private static String sentence(SplittableRandom random, int minimum, int bound) {
    StringBuilder text = new StringBuilder(capital(word(random)));
    for (int words = random.nextInt(minimum, bound); words > 1; words--) {
      text.append(' ').append(word(random));
    }
    return text.append('.').toString();
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
