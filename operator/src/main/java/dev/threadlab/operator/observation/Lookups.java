package dev.threadlab.operator.observation;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions that take time, each asked in a thread of its own. Whoever asks gets the answer if it
 * is there, and is woken when it comes. Answers are kept for a while to be asked for again; nothing
 * else rests on this memory.
 */
public final class Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, Question> questions = new ConcurrentHashMap<>();
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lookup-", 0).factory());
  private final Consumer<ResourceID> wake;
  private final InstantSource clock;

  /** Lookups that wake an experiment with {@code wake} when an answer for it has come. */
  public Lookups(Consumer<ResourceID> wake, InstantSource clock) {
    this.wake = wake;
    this.clock = clock;
  }

  private record Question(
      Instant asked, CompletableFuture<Optional<?>> answer, Optional<?> lastAnswer) {}

  /** The answer, once. */
  public <T> Optional<T> ask(
      String question, Class<T> type, ResourceID who, Supplier<Optional<T>> how) {
    return ask(question, type, who, KEPT, how);
  }

  /** The answer, not much older than {@code fresh}; while a newer one is looked for, the last. */
  public <T> Optional<T> ask(
      String question, Class<T> type, ResourceID who, Duration fresh, Supplier<Optional<T>> how) {
    Instant now = clock.instant();
    questions.values().removeIf(each -> each.asked().isBefore(now.minus(KEPT)) && isDone(each));
    Question current =
        questions.compute(
            question,
            (_, before) ->
                before == null || (isDone(before) && before.asked().isBefore(now.minus(fresh)))
                    ? start(now, who, how, before)
                    : before);
    return answerOf(current).map(type::cast);
  }

  private <T> Question start(
      Instant now, ResourceID who, Supplier<Optional<T>> how, @Nullable Question before) {
    var answer = new CompletableFuture<Optional<?>>();
    threads.execute(() -> {
      var _ = answer.complete(answer(who, how));
      wake.accept(who);
    });
    return new Question(now, answer, before == null ? Optional.empty() : answerOf(before));
  }

  private static <T> Optional<T> answer(ResourceID who, Supplier<Optional<T>> how) {
    try {
      return how.get();
    } catch (KubernetesClientException unanswered) {
      LOG.warn("a lookup for experiment {} failed", who, unanswered);
      return Optional.empty();
    }
  }

  private static boolean isDone(Question question) {
    return question.answer().isDone();
  }

  private static Optional<?> answerOf(Question question) {
    return isDone(question) ? question.answer().join() : question.lastAnswer();
  }
}
