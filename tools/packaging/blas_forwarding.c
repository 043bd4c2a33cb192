/* The BLAS and LAPACK functions that OpenCV calls, forwarded to the OpenBLAS of numpy.
 *
 * The wheels of OpenCV and numpy each contain an OpenBLAS. Theirs differ in the size of an
 * integer: 32 bits for OpenCV, 64 bits and names with a prefix and a suffix for numpy. This
 * library has the name of OpenCV's copy and takes its place in the bundle, which saves 39 MB.
 * linux_libraries.py builds it and checks that no function is missing.
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
