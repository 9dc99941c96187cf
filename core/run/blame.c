/* A process has ended: who is to blame, and what becomes of its work. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "run/capture.h"
#include "run/role.h"
#include "run/supervisor.h"

#define RETRY_LIMIT 3u

/* How a process ended, in the words of the errors. */
typedef struct ending {
    const char *cause; /* crash, timeout, exit */
    char text[500];    /* "crashed with ...", without the plugin's name */
    int foreign;       /* somebody else may have ended it: not ours, not the plugin's doing */
} ending;

static ending describe(const gb_child *child, int status) {
    ending e = {"crash", "", 0};
    char how[400];
    gb_describe_end(status, child->noise, how, sizeof how);
    if (child->killed == GB_KILL_CPU || child->killed == GB_KILL_WALL) {
        e.cause = "timeout";
        snprintf(e.text, sizeof e.text, "took more than %.4g s%s: stopped", child->limit,
                 child->killed == GB_KILL_CPU ? " of processor time" : "");
    } else if (child->killed != GB_NOT_KILLED) {
        snprintf(e.text, sizeof e.text, "damaged the process it ran in (it %s)",
                 child->killed == GB_KILL_CLOSED ? "closed the host's descriptors" : "sent what is no message");
    } else if (WIFSIGNALED(status) || strstr(how, "Sanitizer") || strstr(how, "runtime error")) {
        snprintf(e.text, sizeof e.text, "crashed with %s", how);
        e.foreign = WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM);
    } else if (WEXITSTATUS(status) == GB_EXIT_DESCRIPTORS) {
        e.cause = "exit";
        snprintf(e.text, sizeof e.text, "closed descriptors that belong to the host");
    } else {
        e.cause = "exit";
        snprintf(e.text, sizeof e.text, "ended the process it ran in (%s): a plugin must return instead", how);
    }
    return e;
}

/* ---- workers ---- */

/* Nobody is to blame yet: once more, but not for ever. */
static void try_again(gb_job *job, const ending *e) {
    char message[600];
    if (job->retries++ < RETRY_LIMIT) {
        job->state = GB_JOB_READY;
        return;
    }
    snprintf(message, sizeof message, "the process that worked on it %s, %u times", e->text, job->retries);
    gb_job_lose(job, GB_NOBODY, e->cause, message);
}

static void blame_stage(gb_supervisor *s, gb_job *job, size_t stage, const ending *e) {
    s->empty_deaths = 0;
    if (job->generation != s->generation) {
        gb_job_prepare(s, job);
        return;
    }
    job->skip[stage] = 1;
    gb_job_add_failure(job, stage, e->cause, e->text);
    job->state = GB_JOB_READY;
}

static void blame_reader(gb_supervisor *s, gb_job *job, int reader, const ending *e) {
    int known = reader >= 0 && (size_t)reader < s->facts.reader_count;
    s->empty_deaths = 0;
    gb_job_lose(job, known ? s->facts.stage_count + (size_t)reader : GB_NOBODY, e->cause, e->text);
}

static void blame_worker(gb_supervisor *s, const gb_child *child, gb_job *job, const ending *e) {
    gb_position at = gb_control_get(child->control);
    /* It had gone on to something else before it was killed, or it was killed by somebody else. */
    int innocent = child->killed != GB_NOT_KILLED ? at.step != child->killed_step : e->foreign && job->retries == 0;
    int in_stage = at.phase == GB_PHASE_STAGE && at.stage >= 0 && (size_t)at.stage < s->facts.stage_count;
    if (!innocent && in_stage && !job->skip[at.stage])
        blame_stage(s, job, (size_t)at.stage, e);
    else if (!innocent && at.phase == GB_PHASE_READ)
        blame_reader(s, job, at.stage, e);
    else
        try_again(job, e);
}

/* Workers that end before they have begun to work are the machine's fault or ours: more of them help nobody. */
static void count_empty_death(gb_supervisor *s, const ending *e) {
    if (++s->empty_deaths < GB_EMPTY_DEATHS) return;
    gb_supervisor_stop(s, "workers end before they begin to work (the last one %s): is there enough memory?", e->text);
}

static void worker_ended(gb_supervisor *s, gb_child *child, const ending *e) {
    gb_position at = gb_control_get(child->control);
    gb_job *current = child->job_count && child->jobs[0]->document == at.document ? child->jobs[0] : NULL;
    if (at.phase != GB_PHASE_READ && at.phase != GB_PHASE_STAGE && at.phase != GB_PHASE_HANDOVER) current = NULL;
    for (size_t i = 0; i < child->job_count; i++)
        if (child->jobs[i] != current) child->jobs[i]->state = GB_JOB_READY;
    if (current)
        blame_worker(s, child, current, e);
    else if (child->channel >= 0)
        count_empty_death(s, e);
}

/* ---- the others ---- */

static void reader_ended(gb_supervisor *s, const gb_child *child, const ending *e) {
    gb_position at = gb_control_get(child->control);
    int reading = at.phase == GB_PHASE_READ && at.stage >= 0 && (size_t)at.stage < s->facts.reader_count;
    char message[700];
    if (!s->streaming) return;
    snprintf(message, sizeof message, "%s%s; the rest of the source was not read",
             reading ? "" : "the process that reads the source ", e->text);
    gb_lose_stream(s, reading ? s->facts.stage_count + (size_t)at.stage : GB_NOBODY, e->cause, message);
}

static void collector_ended(gb_supervisor *s, gb_child *child, const ending *e) {
    gb_position at = gb_control_get(child->control);
    char message[700];
    if (child->finished || child->channel < 0) return;
    snprintf(message, sizeof message, "%s in %s(): its tables are lost", e->text,
             at.phase == GB_PHASE_FINISH ? "finish" : "collect");
    gb_lose_tables(s, child, child->finishing ? UINT64_MAX : at.document, message);
}

static void writer_ended(gb_supervisor *s, const gb_child *child, const ending *e) {
    if (!child->finished) gb_supervisor_stop(s, "writer %s %s: no output was written", s->facts.writer, e->text);
}

void gb_child_ended(gb_supervisor *s, gb_child *child, int status) {
    if (child->killed == GB_KILL_CLOSED && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL))
        child->killed = GB_NOT_KILLED; /* it was about to end by itself */
    ending e = describe(child, status);
    int told_to_end = child->channel < 0 || child->finished;
    if (getenv("GONGBAO_DEBUG")) gb_capture_print(child->noise);
    if (s->over) return;
    switch (child->role) {
    case GB_ROLE_WORKER:
        worker_ended(s, child, &e);
        break;
    case GB_ROLE_READER:
        reader_ended(s, child, &e);
        break;
    case GB_ROLE_COLLECTOR:
        collector_ended(s, child, &e);
        break;
    case GB_ROLE_WRITER:
        writer_ended(s, child, &e);
        break;
    }
    /* What it did was complete; a leak checker may have something to say all the same. */
    if (told_to_end && status != 0 && child->killed == GB_NOT_KILLED) {
        char text[400], how[350];
        gb_describe_end(status, child->noise, how, sizeof how);
        snprintf(text, sizeof text, "a process whose work was done ended with %s", how);
        gb_tell(s, GB_EVENT_WARNING, NULL, NULL, NULL, text);
    }
}

/* ---- the breaker ---- */

static int kills(const char *cause) {
    return strcmp(cause, "crash") == 0 || strcmp(cause, "timeout") == 0 || strcmp(cause, "exit") == 0;
}

/* A stage is out for the rest of the run, and all that need it with it. */
static void disable(gb_supervisor *s, size_t stage, const gb_job *job) {
    char message[200];
    s->disabled[stage] = 1;
    for (size_t other = stage + 1; other < s->facts.stage_count; other++)
        for (size_t needed = 0; needed < other; needed++)
            if (s->facts.stages[other].needs[needed] && s->disabled[needed]) s->disabled[other] = 1;
    s->generation++;
    gb_jobs_outdate(s);
    snprintf(message, sizeof message,
             "failed on %d documents in a row: it and what needs it are left out for all documents from here on",
             GB_BREAKER_DOCUMENTS);
    gb_record(s, job->document, 2, NULL, s->facts.stages[stage].id, "skipped", message);
}

void gb_break(gb_supervisor *s, const gb_job *job) {
    for (size_t stage = 0; stage < s->facts.stage_count; stage++) {
        int failed = 0, killed = 0;
        for (size_t i = 0; i < job->failure_count; i++)
            if (job->failures[i].stage == stage) {
                failed = 1;
                killed = kills(job->failures[i].cause);
            }
        if (killed)
            s->consecutive[stage]++;
        else if (!failed && job->has_result && !job->skip[stage])
            s->consecutive[stage] = 0;
        if (s->consecutive[stage] >= GB_BREAKER_DOCUMENTS && !s->disabled[stage]) disable(s, stage, job);
    }
}
