"""Render the sample of ``assets/sample``: some 250 invented products, with Blender.

``products`` lists the products, in English and Chinese. ``shapes`` models them as numpy
meshes (``mesh``, ``materials``, ``object3d``) and ``labels`` draws what is printed on
them, in fifteen designs. ``query_photos`` and ``scenes`` plan the photos, in ``locations``
and among ``props``, with their ground truth. All of that needs only numpy and Pillow.

``blender`` and ``shaders`` build and render Blender scenes and are the only modules that
import bpy; ``studio_renderer``, ``photo_renderer`` and ``scene_renderer`` use them.
``picture_jobs`` lists all pictures to render, ``tables`` writes the tables, and
``__main__`` makes what is missing. ``tools.bundle_catalogue`` then imports the sample into
the ready catalogue.

Lengths are in centimetres, z points up, an object stands on z = 0 and its front faces -y.
All random choices are seeded.
"""
