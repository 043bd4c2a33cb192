/* The BLAS and LAPACK functions that OpenCV and faiss call, forwarded to the OpenBLAS of numpy.
 *
 * The wheels of OpenCV, faiss and numpy each contain an OpenBLAS. Theirs differ in the size of an
 * integer: 32 bits for OpenCV and faiss, 64 bits and names with a prefix and a suffix for numpy.
 * This library has the name of OpenCV's copy and takes its place in the bundle, and that of
 * faiss, which saves 78 MB. linux_libraries.py builds it and checks that no function is missing.
 */
#include <stdint.h>
#include <stdlib.h>

/* What LAPACK's C interface reports if there is no memory for a work area. */
#define WORK_MEMORY_ERROR (-1010)

static int64_t smaller(const int *a, const int *b) { return *a < *b ? *a : *b; }

/* Returns room for `count` integers of numpy's size, and at least one. */
static int64_t *integers(int64_t count) {
    return malloc((size_t)(count > 1 ? count : 1) * sizeof(int64_t));
}

/* Narrows the pivots; the caller has the room for `count` of them. */
static void return_pivots(int64_t *wide, int *pivots, int64_t count) {
    for (int64_t i = 0; i < count; i++) pivots[i] = (int)wide[i];
    free(wide);
}

/* Real matrices take their factors by value, complex ones by pointer. */
#define GEMM(NAME, FACTOR, ELEMENT)                                                              \
    void scipy_cblas_##NAME##64_(int, int, int, int64_t, int64_t, int64_t, FACTOR,              \
                                 const ELEMENT *, int64_t, const ELEMENT *, int64_t, FACTOR,    \
                                 ELEMENT *, int64_t);                                           \
    void cblas_##NAME(int order, int trans_a, int trans_b, int m, int n, int k, FACTOR alpha,   \
                      const ELEMENT *a, int lda, const ELEMENT *b, int ldb, FACTOR beta,        \
                      ELEMENT *c, int ldc) {                                                    \
        scipy_cblas_##NAME##64_(order, trans_a, trans_b, m, n, k, alpha, a, lda, b, ldb, beta,  \
                                c, ldc);                                                        \
    }

GEMM(sgemm, float, float)
GEMM(dgemm, double, double)
GEMM(cgemm, const void *, void)
GEMM(zgemm, const void *, void)

/* Fortran passes everything by address, and the lengths of texts by value at the end. */
#define LAPACK(P, REAL)                                                                          \
    void scipy_##P##getrf_64_(const int64_t *, const int64_t *, REAL *, const int64_t *,         \
                              int64_t *, int64_t *);                                            \
    void P##getrf_(const int *m, const int *n, REAL *a, const int *lda, int *pivots,             \
                   int *info) {                                                                  \
        int64_t m_ = *m, n_ = *n, lda_ = *lda, info_ = 0, count = smaller(m, n);                 \
        int64_t *wide = integers(count);                                                         \
        if (!wide) { *info = WORK_MEMORY_ERROR; return; }                                        \
        scipy_##P##getrf_64_(&m_, &n_, a, &lda_, wide, &info_);                                  \
        return_pivots(wide, pivots, info_ < 0 ? 0 : count);                                      \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##gesv_64_(const int64_t *, const int64_t *, REAL *, const int64_t *,          \
                             int64_t *, REAL *, const int64_t *, int64_t *);                    \
    void P##gesv_(const int *n, const int *nrhs, REAL *a, const int *lda, int *pivots, REAL *b,  \
                  const int *ldb, int *info) {                                                   \
        int64_t n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, info_ = 0;                     \
        int64_t *wide = integers(n_);                                                            \
        if (!wide) { *info = WORK_MEMORY_ERROR; return; }                                        \
        scipy_##P##gesv_64_(&n_, &nrhs_, a, &lda_, wide, b, &ldb_, &info_);                      \
        return_pivots(wide, pivots, info_ < 0 ? 0 : n_);                                         \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##potrf_64_(const char *, const int64_t *, REAL *, const int64_t *,            \
                              int64_t *, size_t);                                               \
    void P##potrf_(const char *uplo, const int *n, REAL *a, const int *lda, int *info) {         \
        int64_t n_ = *n, lda_ = *lda, info_ = 0;                                                 \
        scipy_##P##potrf_64_(uplo, &n_, a, &lda_, &info_, 1);                                    \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##posv_64_(const char *, const int64_t *, const int64_t *, REAL *,             \
                             const int64_t *, REAL *, const int64_t *, int64_t *, size_t);      \
    void P##posv_(const char *uplo, const int *n, const int *nrhs, REAL *a, const int *lda,      \
                  REAL *b, const int *ldb, int *info) {                                          \
        int64_t n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, info_ = 0;                     \
        scipy_##P##posv_64_(uplo, &n_, &nrhs_, a, &lda_, b, &ldb_, &info_, 1);                   \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##geqrf_64_(const int64_t *, const int64_t *, REAL *, const int64_t *, REAL *, \
                              REAL *, const int64_t *, int64_t *);                              \
    void P##geqrf_(const int *m, const int *n, REAL *a, const int *lda, REAL *tau, REAL *work,   \
                   const int *lwork, int *info) {                                                \
        int64_t m_ = *m, n_ = *n, lda_ = *lda, lwork_ = *lwork, info_ = 0;                       \
        scipy_##P##geqrf_64_(&m_, &n_, a, &lda_, tau, work, &lwork_, &info_);                    \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##gels_64_(const char *, const int64_t *, const int64_t *, const int64_t *,    \
                             REAL *, const int64_t *, REAL *, const int64_t *, REAL *,           \
                             const int64_t *, int64_t *, size_t);                               \
    void P##gels_(const char *trans, const int *m, const int *n, const int *nrhs, REAL *a,       \
                  const int *lda, REAL *b, const int *ldb, REAL *work, const int *lwork,         \
                  int *info) {                                                                   \
        int64_t m_ = *m, n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, lwork_ = *lwork;      \
        int64_t info_ = 0;                                                                       \
        scipy_##P##gels_64_(trans, &m_, &n_, &nrhs_, a, &lda_, b, &ldb_, work, &lwork_, &info_,  \
                            1);                                                                  \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##gesdd_64_(const char *, const int64_t *, const int64_t *, REAL *,            \
                              const int64_t *, REAL *, REAL *, const int64_t *, REAL *,          \
                              const int64_t *, REAL *, const int64_t *, int64_t *, int64_t *,    \
                              size_t);                                                          \
    void P##gesdd_(const char *jobz, const int *m, const int *n, REAL *a, const int *lda,        \
                   REAL *s, REAL *u, const int *ldu, REAL *vt, const int *ldvt, REAL *work,      \
                   const int *lwork, int *iwork, int *info) {                                    \
        int64_t m_ = *m, n_ = *n, lda_ = *lda, ldu_ = *ldu, ldvt_ = *ldvt, lwork_ = *lwork;      \
        int64_t info_ = 0;                                                                       \
        int64_t *wide = integers(8 * smaller(m, n));                                             \
        (void)iwork; /* a work area, no result */                                                \
        if (!wide) { *info = WORK_MEMORY_ERROR; return; }                                        \
        scipy_##P##gesdd_64_(jobz, &m_, &n_, a, &lda_, s, u, &ldu_, vt, &ldvt_, work, &lwork_,   \
                             wide, &info_, 1);                                                   \
        free(wide);                                                                              \
        *info = (int)info_;                                                                      \
    }

LAPACK(s, float)
LAPACK(d, double)

/* Only faiss calls these. */
#define FAISS(P, REAL)                                                                           \
    void scipy_##P##gemm_64_(const char *, const char *, const int64_t *, const int64_t *,       \
                             const int64_t *, const REAL *, const REAL *, const int64_t *,       \
                             const REAL *, const int64_t *, const REAL *, REAL *,                \
                             const int64_t *, size_t, size_t);                                   \
    void P##gemm_(const char *trans_a, const char *trans_b, const int *m, const int *n,          \
                  const int *k, const REAL *alpha, const REAL *a, const int *lda, const REAL *b, \
                  const int *ldb, const REAL *beta, REAL *c, const int *ldc) {                   \
        int64_t m_ = *m, n_ = *n, k_ = *k, lda_ = *lda, ldb_ = *ldb, ldc_ = *ldc;                \
        scipy_##P##gemm_64_(trans_a, trans_b, &m_, &n_, &k_, alpha, a, &lda_, b, &ldb_, beta, c, \
                            &ldc_, 1, 1);                                                        \
    }                                                                                            \
    void scipy_##P##getri_64_(const int64_t *, REAL *, const int64_t *, const int64_t *, REAL *, \
                              const int64_t *, int64_t *);                                       \
    void P##getri_(const int *n, REAL *a, const int *lda, const int *pivots, REAL *work,         \
                   const int *lwork, int *info) {                                                \
        int64_t n_ = *n, lda_ = *lda, lwork_ = *lwork, info_ = 0;                                \
        int64_t *wide = integers(n_);                                                            \
        if (!wide) { *info = WORK_MEMORY_ERROR; return; }                                        \
        /* A question for the size of the work area has no pivots. */                            \
        for (int64_t i = 0; lwork_ >= 0 && i < n_; i++) wide[i] = pivots[i];                     \
        scipy_##P##getri_64_(&n_, a, &lda_, wide, work, &lwork_, &info_);                        \
        free(wide);                                                                              \
        *info = (int)info_;                                                                      \
    }                                                                                            \
    void scipy_##P##gesvd_64_(const char *, const char *, const int64_t *, const int64_t *,      \
                              REAL *, const int64_t *, REAL *, REAL *, const int64_t *, REAL *,  \
                              const int64_t *, REAL *, const int64_t *, int64_t *, size_t,       \
                              size_t);                                                           \
    void P##gesvd_(const char *jobu, const char *jobvt, const int *m, const int *n, REAL *a,     \
                   const int *lda, REAL *s, REAL *u, const int *ldu, REAL *vt, const int *ldvt,  \
                   REAL *work, const int *lwork, int *info) {                                    \
        int64_t m_ = *m, n_ = *n, lda_ = *lda, ldu_ = *ldu, ldvt_ = *ldvt, lwork_ = *lwork;      \
        int64_t info_ = 0;                                                                       \
        scipy_##P##gesvd_64_(jobu, jobvt, &m_, &n_, a, &lda_, s, u, &ldu_, vt, &ldvt_, work,     \
                             &lwork_, &info_, 1, 1);                                             \
        *info = (int)info_;                                                                      \
    }

FAISS(s, float)
FAISS(d, double)

void scipy_sgemv_64_(const char *, const int64_t *, const int64_t *, const float *, const float *,
                     const int64_t *, const float *, const int64_t *, const float *, float *,
                     const int64_t *, size_t);
void sgemv_(const char *trans, const int *m, const int *n, const float *alpha, const float *a,
            const int *lda, const float *x, const int *incx, const float *beta, float *y,
            const int *incy) {
    int64_t m_ = *m, n_ = *n, lda_ = *lda, incx_ = *incx, incy_ = *incy;
    scipy_sgemv_64_(trans, &m_, &n_, alpha, a, &lda_, x, &incx_, beta, y, &incy_, 1);
}

void scipy_ssyrk_64_(const char *, const char *, const int64_t *, const int64_t *, const float *,
                     const float *, const int64_t *, const float *, float *, const int64_t *,
                     size_t, size_t);
void ssyrk_(const char *uplo, const char *trans, const int *n, const int *k, const float *alpha,
            const float *a, const int *lda, const float *beta, float *c, const int *ldc) {
    int64_t n_ = *n, k_ = *k, lda_ = *lda, ldc_ = *ldc;
    scipy_ssyrk_64_(uplo, trans, &n_, &k_, alpha, a, &lda_, beta, c, &ldc_, 1, 1);
}

void scipy_dsyev_64_(const char *, const char *, const int64_t *, double *, const int64_t *,
                     double *, double *, const int64_t *, int64_t *, size_t, size_t);
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
            double *work, const int *lwork, int *info) {
    int64_t n_ = *n, lda_ = *lda, lwork_ = *lwork, info_ = 0;
    scipy_dsyev_64_(jobz, uplo, &n_, a, &lda_, w, work, &lwork_, &info_, 1, 1);
    *info = (int)info_;
}

void scipy_sorgqr_64_(const int64_t *, const int64_t *, const int64_t *, float *, const int64_t *,
                      const float *, float *, const int64_t *, int64_t *);
void sorgqr_(const int *m, const int *n, const int *k, float *a, const int *lda, const float *tau,
             float *work, const int *lwork, int *info) {
    int64_t m_ = *m, n_ = *n, k_ = *k, lda_ = *lda, lwork_ = *lwork, info_ = 0;
    scipy_sorgqr_64_(&m_, &n_, &k_, a, &lda_, tau, work, &lwork_, &info_);
    *info = (int)info_;
}

void scipy_sgelsd_64_(const int64_t *, const int64_t *, const int64_t *, float *, const int64_t *,
                      float *, const int64_t *, float *, const float *, int64_t *, float *,
                      const int64_t *, int64_t *, int64_t *);
void sgelsd_(const int *m, const int *n, const int *nrhs, float *a, const int *lda, float *b,
             const int *ldb, float *s, const float *rcond, int *rank, float *work,
             const int *lwork, int *iwork, int *info) {
    int64_t m_ = *m, n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, lwork_ = *lwork;
    int64_t rank_ = 0, info_ = 0;
    /* LAPACK's work area for up to 2^32 rows: 3 * 32 + 11 integers for each. */
    int64_t *wide = integers(107 * smaller(m, n));
    if (!wide) { *info = WORK_MEMORY_ERROR; return; }
    scipy_sgelsd_64_(&m_, &n_, &nrhs_, a, &lda_, b, &ldb_, s, rcond, &rank_, work, &lwork_, wide,
                     &info_);
    /* The answer to a question for the size of the work area. */
    if (lwork_ < 0) iwork[0] = (int)wide[0];
    free(wide);
    *rank = (int)rank_;
    *info = (int)info_;
}

void scipy_dgeev_64_(const char *, const char *, const int64_t *, double *, const int64_t *,
                     double *, double *, double *, const int64_t *, double *, const int64_t *,
                     double *, const int64_t *, int64_t *, size_t, size_t);
void dgeev_(const char *jobvl, const char *jobvr, const int *n, double *a, const int *lda,
            double *wr, double *wi, double *vl, const int *ldvl, double *vr, const int *ldvr,
            double *work, const int *lwork, int *info) {
    int64_t n_ = *n, lda_ = *lda, ldvl_ = *ldvl, ldvr_ = *ldvr, lwork_ = *lwork, info_ = 0;
    scipy_dgeev_64_(jobvl, jobvr, &n_, a, &lda_, wr, wi, vl, &ldvl_, vr, &ldvr_, work, &lwork_,
                    &info_, 1, 1);
    *info = (int)info_;
}
